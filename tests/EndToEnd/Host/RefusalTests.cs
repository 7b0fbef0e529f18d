namespace LoketFunctions.Tests.EndToEnd.Host;

/// <summary>What the development host cannot do it says before it starts anything.</summary>
public sealed class RefusalTests
{
    /// <summary>Nothing is there; what is refused is refused before storage is asked for.</summary>
    private const string Storage = "UseDevelopmentStorage=true";

    [Fact]
    public async Task All_that_is_wrong_with_the_settings_is_named_at_once()
    {
        using var folder = new SampleFolder(
            ("host.json", """
                {
                  "version": "2.0",
                  "functionTimeout": "soon",
                  "extensions": { "queues": { "batchSize": 4 } },
                  "retry": { "strategy": "fixedDelay" }
                }
                """),
            ("local.settings.json", """
                { "IsEncrypted": false, "ConnectionStrings": { "Sql": "x" }, "Host": { "LocalHttpPort": "many", "CORS": "*" } }
                """));

        await AssertRefusedAsync(
            new SampleSettings(Storage: null) { Folder = folder.Path },
            "host.json: functionTimeout is no span of time.",
            "host.json: extensions.queues.batchSize is not served here.",
            "host.json: retry.strategy is not served here.",
            "local.settings.json has ConnectionStrings: only Values are read here.",
            "local.settings.json, Host: LocalHttpPort is no port.",
            "local.settings.json, Host: CORS is not served here.",
            "AzureWebJobsStorage is not set to a connection string.");
    }

    [Fact]
    public async Task Encrypted_local_settings_are_refused()
    {
        using var folder = new SampleFolder(("local.settings.json", """{ "IsEncrypted": true, "Values": { "A": "x" } }"""));

        await AssertRefusedAsync(new SampleSettings(Storage) { Folder = folder.Path }, "local.settings.json is encrypted");
    }

    [Fact]
    public async Task Files_and_settings_that_cannot_be_read_are_refused()
    {
        using var folder = new SampleFolder(("host.json", "{ not json"), ("local.settings.json", "neither"));

        await AssertRefusedAsync(
            new SampleSettings("no=connection;string")
            {
                Folder = folder.Path,
                Others = new Dictionary<string, string?> { ["FUNCTIONS_PORT"] = "eighty" },
            },
            "host.json is not JSON",
            "local.settings.json is not JSON",
            "AzureWebJobsStorage is not set to a connection string.",
            "FUNCTIONS_PORT is no port.");
    }

    [Fact]
    public async Task Bindings_and_retries_that_are_not_served_are_named_with_their_functions() =>
        await AssertRefusedAsync(
            new SampleSettings(Storage)
            {
                Others = new Dictionary<string, string?>
                {
                    ["AzureWebJobs__Retried__Disabled"] = "false",
                    ["AzureWebJobs__Pigeon__Disabled"] = "0",
                },
            },
            "Function Pigeon: a binding pigeonTrigger is not served here.",
            "Function Retried: retries of functions are not served here.");

    [Fact]
    public async Task A_folder_without_a_built_app_is_refused()
    {
        var empty = Directory.CreateTempSubdirectory("empty-");

        await AssertRefusedAsync(new SampleSettings(Storage) { Folder = empty.FullName }, "There is no built .NET isolated app");
        empty.Delete();
    }

    /// <summary>With these reasons and no others.</summary>
    private static async Task AssertRefusedAsync(SampleSettings settings, params string[] reasons)
    {
        await using var host = SampleHost.Run(settings);

        Assert.Equal(2, await host.EndAsync());
        var refused = host.Log.Lines().SkipWhile(line => line != "This development host cannot run the app:")
            .Where(line => line.StartsWith("- ", StringComparison.Ordinal)).ToList();
        Assert.Equal(reasons.Length, refused.Count);
        Assert.All(reasons, reason => Assert.Contains(refused, line => line.StartsWith($"- {reason}", StringComparison.Ordinal)));
    }
}
