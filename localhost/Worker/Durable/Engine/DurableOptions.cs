using Microsoft.DurableTask.Abstractions;
using Microsoft.Extensions.Configuration;

namespace LoketFunctions.Localhost.Durable;

/// <summary>host.json's <c>versionMatchStrategy</c>.</summary>
internal enum VersionMatch
{
    /// <summary>Versions are not looked at.</summary>
    None,

    /// <summary>Only instances of the host's own version.</summary>
    Strict,

    /// <summary>The extension's default: the host's own version and whatever is older.</summary>
    CurrentOrOlder,
}

/// <summary>host.json's <c>versionFailureStrategy</c>.</summary>
internal enum VersionFailure
{
    /// <summary>The extension's default: they stay as they are, until a host comes that leads them.</summary>
    Reject,

    /// <summary>They fail.</summary>
    Fail,
}

/// <summary>The part of host.json's <c>extensions.durableTask</c> that the engine heeds.</summary>
internal sealed record DurableOptions
{
    /// <summary>Instances of different hubs never meet. Letters and digits, starting with a letter, at most 45.</summary>
    public string HubName { get; init; } = "TestHubName";

    public string DefaultVersion { get; init; } = string.Empty;

    /// <summary>Which instances this host leads, by their version.</summary>
    public VersionMatch VersionMatch { get; init; } = VersionMatch.CurrentOrOlder;

    /// <summary>What becomes of the others.</summary>
    public VersionFailure VersionFailure { get; init; } = VersionFailure.Reject;

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
            VersionMatch = section.GetValue<VersionMatch?>("versionMatchStrategy") ?? defaults.VersionMatch,
            VersionFailure = section.GetValue<VersionFailure?>("versionFailureStrategy") ?? defaults.VersionFailure,
            MaxConcurrentActivities = section.GetValue<int?>("maxConcurrentActivityFunctions") ?? defaults.MaxConcurrentActivities,
            MaxConcurrentOrchestrators = section.GetValue<int?>("maxConcurrentOrchestratorFunctions") ?? defaults.MaxConcurrentOrchestrators,
        }.Validated();
    }

    /// <summary>Whether an instance of this version is for this host to lead.</summary>
    public bool Leads(string version) => VersionMatch switch
    {
        VersionMatch.None => true,
        VersionMatch.Strict => TaskOrchestrationVersioningUtils.CompareVersions(version, DefaultVersion) == 0,
        _ => TaskOrchestrationVersioningUtils.CompareVersions(version, DefaultVersion) <= 0,
    };

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
