using System.Globalization;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd.Host;

/// <summary>What the development host is given in its environment when it runs the sample app.</summary>
/// <param name="Storage">Null: none is named.</param>
internal sealed record SampleSettings(string? Storage)
{
    /// <summary>Names the host's locks and its task hub; a next host that has the same goes on with the work.</summary>
    public string Name { get; init; } = $"sample{Guid.NewGuid():N}";

    public string Folder { get; init; } = BuiltApp.HostSample();

    public int Port { get; init; } = FreePort.Find();

    /// <summary>Null: there is none.</summary>
    public string? MasterKey { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>By their environment names, over the usual ones; null: not set.</summary>
    public IReadOnlyDictionary<string, string?> Others { get; init; } = new Dictionary<string, string?>();

    public IReadOnlyDictionary<string, string> ToEnvironment()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["FUNCTIONS_APP_DIR"] = Folder,
            ["FUNCTIONS_PORT"] = Port.ToString(CultureInfo.InvariantCulture),
            ["FUNCTIONS_MASTER_KEY"] = MasterKey,
            ["AzureWebJobsStorage"] = Storage,
            ["AzureFunctionsWebHost__hostid"] = Name,
            ["SAMPLE_HUB"] = Name,
            ["TICK_SCHEDULE"] = "0 0 0 29 2 *",
            ["AzureWebJobs__Retried__Disabled"] = "true",
            ["AzureWebJobs__Pigeon__Disabled"] = "true",
        };
        foreach (var (name, value) in Others)
            settings[name] = value;
        return settings.Where(setting => setting.Value is not null)
            .ToDictionary(setting => setting.Key, setting => setting.Value!, StringComparer.Ordinal);
    }
}
