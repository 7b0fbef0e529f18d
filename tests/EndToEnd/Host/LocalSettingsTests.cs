using System.Net;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd.Host;

/// <summary>A host that is set up by local.settings.json and host.json as far as it can be; no key is set.</summary>
[Collection(RunningSample.Collection)]
public sealed class LocalSettingsTests(LocalSettingsTests.HostByFiles files) : IClassFixture<LocalSettingsTests.HostByFiles>
{
    [Fact]
    public async Task Without_a_route_prefix_functions_stand_at_the_root()
    {
        using var atRoot = await files.Host.Http.GetAsync(new Uri("items/7", UriKind.Relative));
        using var atApi = await files.Host.Http.GetAsync(new Uri("api/items/7", UriKind.Relative));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound], [atRoot.StatusCode, atApi.StatusCode]);
        Assert.True(files.Host.HasLogged($"at http://localhost:{files.Port}/"));
    }

    [Theory]
    [InlineData("levels/function")]
    [InlineData("levels/admin")]
    [InlineData("admin/functions")]
    [InlineData("admin/host/status")]
    public async Task A_key_that_is_not_set_opens_nothing(string path)
    {
        using var without = await files.Host.Http.GetAsync(new Uri(path, UriKind.Relative));
        using var empty = await files.Host.Http.GetAsync(new Uri($"{path}?code=", UriKind.Relative));

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized], [without.StatusCode, empty.StatusCode]);
    }

    [Fact]
    public async Task A_function_that_a_value_disables_is_not_found()
    {
        using var answer = await files.Host.Http.GetAsync(new Uri("WithoutRoute", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_value_is_a_setting_unless_the_environment_has_one() => await files.Host.LogsAsync("Tick fires");

    [Fact]
    public async Task A_hub_is_named_by_the_setting_between_percent_signs()
    {
        var tables = await TaskHubTables.NamesAsync(files.Storage);

        Assert.Contains($"{files.Hub}Instances", tables);
        Assert.DoesNotContain(tables, table => table.StartsWith(HostByFiles.OverruledHub, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_is_logged_is_for_host_json_to_say()
    {
        using var answer = await files.Host.Http.GetAsync(new Uri("wait/quietly/1", UriKind.Relative));

        await files.Host.LogsAsync("Executed 'Wait' (Succeeded");
        Assert.False(files.Host.HasLogged("quietly waits"));
    }

    public sealed class HostByFiles(RunningSample sample) : IAsyncLifetime
    {
        internal const string OverruledHub = "ofthefile";

        private SampleFolder _folder = null!;

        internal int Port { get; } = FreePort.Find();

        internal SampleHost Host { get; private set; } = null!;

        internal string Storage => sample.Storage.ConnectionString;

        internal string Hub { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            _folder = new SampleFolder(
                ("host.json", """
                    {
                      "version": "2.0",
                      "logging": { "logLevel": { "default": "Information", "LoketFunctions.DevelopmentHost.Sample.Endings": "Warning" } },
                      "extensions": { "http": { "routePrefix": "" }, "durableTask": { "hubName": "%SAMPLE_HUB%" } }
                    }
                    """),
                ("local.settings.json", $$"""
                    {
                      "IsEncrypted": false, // As the Core Tools write it, with a remark.
                      "Values": {
                        "AzureWebJobsStorage": "{{Storage}}",
                        "AzureWebJobs.WithoutRoute.Disabled": "true",
                        "TICK_SCHEDULE": "*/2 * * * * *",
                        "SAMPLE_HUB": "{{OverruledHub}}",
                      },
                      "Host": { "LocalHttpPort": {{Port}} }
                    }
                    """));
            var settings = new SampleSettings(Storage: null) { Folder = _folder.Path, Port = Port, MasterKey = null };
            Hub = settings.Name;
            Host = await SampleHost.StartAsync(settings with
            {
                Others = new Dictionary<string, string?> { ["FUNCTIONS_PORT"] = null, ["TICK_SCHEDULE"] = null },
            });
        }

        public async ValueTask DisposeAsync()
        {
            if (Host is not null)
                await Host.DisposeAsync();
            _folder.Dispose();
        }
    }
}
