using System.Diagnostics;
using System.Net;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd.Host;

/// <summary>The sample app (tests/Host/Sample) under the development host, whatever FUNCTIONS_HOST_COMMAND says.</summary>
internal sealed class SampleHost : IAsyncDisposable
{
    /// <summary>What the environment of the tests says about hosts is about another one.</summary>
    private static readonly string[] AboutHosts = ["FUNCTIONS_", "AzureWebJobs", "AzureFunctions"];

    private readonly HostProcess _process;

    private SampleHost(HostProcess process, Uri address, string? masterKey)
    {
        _process = process;
        Http = new HttpClient { BaseAddress = address, Timeout = Waiting.Limit };
        Admin = new HttpClient { BaseAddress = address, DefaultRequestHeaders = { { "x-functions-key", masterKey } } };
    }

    /// <summary>Without a key.</summary>
    public HttpClient Http { get; }

    /// <summary>With the master key.</summary>
    public HttpClient Admin { get; }

    public HostLog Log => _process.Log;

    public bool HasEnded => _process.ExitCode is not null;

    /// <summary>Starts it and does not wait for anything.</summary>
    public static SampleHost Run(SampleSettings settings)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltApp.Host()]);
        var others = start.Environment.Keys.Where(name => AboutHosts.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
        foreach (var name in others.ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in settings.ToEnvironment())
            start.Environment[name] = value;
        return new SampleHost(HostProcess.Start(start), new Uri($"http://localhost:{settings.Port}/"), settings.MasterKey);
    }

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<SampleHost> StartAsync(SampleSettings settings)
    {
        var host = Run(settings);
        try
        {
            await host.AnswersAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public Task AnswersAsync() => UntilAsync("the host answers", async () =>
    {
        Assert.False(HasEnded, Log.Tail());
        try
        {
            using var answer = await Http.GetAsync(new Uri("admin/host/ping", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    });

    public Task LogsAsync(string text) => UntilAsync($"'{text}' in the log", () => Task.FromResult(HasLogged(text)));

    public bool HasLogged(string text) => Log.Lines().Any(line => line.Contains(text, StringComparison.Ordinal));

    public Task StopAsync() => _process.StopAsync();

    /// <summary>SIGKILL to the host; not to its worker.</summary>
    public void KillAlone() => _process.KillAlone();

    /// <summary>Waits until it has ended.</summary>
    public async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(Waiting.Limit);
        return await _process.EndAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Admin.Dispose();
        await _process.DisposeAsync();
    }

    private async Task UntilAsync(string what, Func<Task<bool>> holds)
    {
        try
        {
            await Waiting.UntilAsync(what, holds);
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"{exception.Message}{Environment.NewLine}{Log.Tail()}", exception);
        }
    }
}
