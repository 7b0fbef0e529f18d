using LoketFunctions.Sandbox;

namespace LoketFunctions.Tests.EndToEnd.Host;

/// <summary>The sample app under one development host, for all tests that leave it running.</summary>
public sealed class RunningSample : IAsyncLifetime
{
    public const string Collection = "the development host";

    internal const string MasterKey = "master-key";

    /// <summary>Opens every function.</summary>
    internal const string HostKey = "host-key";

    /// <summary>Opens OpenByOtherKey.</summary>
    internal const string FunctionKey = "function-key";

    /// <summary>What host.json's hubName comes to, over which a setting goes.</summary>
    internal const string OverruledHub = "overruled";

    internal Azurite Storage { get; private set; } = null!;

    internal SampleSettings Settings { get; private set; } = null!;

    internal SampleHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Storage = await Azurite.StartAsync(CancellationToken.None);
        Settings = new SampleSettings(Storage.ConnectionString);
        Settings = Settings with
        {
            MasterKey = MasterKey,
            Others = new Dictionary<string, string?>
            {
                ["FUNCTIONS_KEY"] = HostKey,
                ["FUNCTIONS_KEY_OpenByOtherKey"] = FunctionKey,
                ["SAMPLE_HUB"] = OverruledHub,
                ["AzureFunctionsJobHost__extensions__durableTask__hubName"] = Settings.Name,
                ["TICK_SCHEDULE"] = "*/2 * * * * *",
            },
        };
        Host = await SampleHost.StartAsync(Settings);
    }

    public async ValueTask DisposeAsync()
    {
        if (Host is not null)
            await Host.DisposeAsync();
        if (Storage is not null)
            await Storage.DisposeAsync();
    }
}

[CollectionDefinition(RunningSample.Collection)]
public sealed class SharedSample : ICollectionFixture<RunningSample>;
