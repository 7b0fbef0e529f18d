using Microsoft.Extensions.Configuration;

namespace LoketFunctions.Localhost.Durable;

/// <summary>The part of host.json's <c>extensions.durableTask</c> that the engine heeds.</summary>
internal sealed record DurableOptions
{
    /// <summary>Instances of different hubs never meet. Letters and digits, starting with a letter, at most 45.</summary>
    public string HubName { get; init; } = "TestHubName";

    public string DefaultVersion { get; init; } = string.Empty;

    public int MaxConcurrentActivities { get; init; } = 10 * Environment.ProcessorCount;

    public int MaxConcurrentOrchestrators { get; init; } = 10 * Environment.ProcessorCount;

    /// <exception cref="InvalidOperationException">A setting is out of bounds.</exception>
    public static DurableOptions From(IConfiguration section)
    {
        var defaults = new DurableOptions();
        return new DurableOptions
        {
            HubName = section["hubName"] ?? defaults.HubName,
            DefaultVersion = section["defaultVersion"] ?? string.Empty,
            MaxConcurrentActivities = section.GetValue<int?>("maxConcurrentActivityFunctions") ?? defaults.MaxConcurrentActivities,
            MaxConcurrentOrchestrators = section.GetValue<int?>("maxConcurrentOrchestratorFunctions") ?? defaults.MaxConcurrentOrchestrators,
        }.Validated();
    }

    public DurableOptions Validated()
    {
        var hubNameIsFine = HubName.Length is >= 1 and <= 45 && char.IsAsciiLetter(HubName[0]) && HubName.All(char.IsAsciiLetterOrDigit);
        return hubNameIsFine && MaxConcurrentActivities > 0 && MaxConcurrentOrchestrators > 0
            ? this
            : throw new InvalidOperationException(
                "host.json, extensions.durableTask: hubName must be 1 to 45 letters and digits and start with a letter, and "
                + "maxConcurrentActivityFunctions and maxConcurrentOrchestratorFunctions must be at least 1.");
    }
}
