using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using LoketFunctions.Sandbox;
using LoketFunctions.Sandbox.Mail;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Loket;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>O2: an app of its own, around which everything is stopped in turn, and started again where it was.</summary>
public sealed class HealthTests : IAsyncLifetime
{
    /// <summary>For one answer, whatever is down; the machine is busy.</summary>
    private static readonly TimeSpan Prompt = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("health");
    private readonly int _loketPort = FreePort.Find();
    private readonly int _mailPort = FreePort.Find();
    private Azurite _storage = null!;
    private SimulatedLoket _loket = null!;
    private SmtpSink _mail = null!;
    private FunctionsHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _storage = await Azurite.StartAsync(_folder.FullName, CancellationToken.None);
        _loket = await StartLoketAsync();
        _mail = StartMail();
        var settings = new HostSettings
        {
            Port = FreePort.Find(),
            StorageConnectionString = _storage.ConnectionString,
            LoketAddress = new Uri(_loket.Address + "/"),
            LoketClientId = SimulatedLoketOptions.DefaultClient.Id,
            LoketClientSecret = SimulatedLoketOptions.DefaultClient.Secret!,
            MailPort = _mail.Port,
            TokenKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            Planners = [],
        };
        _host = await FunctionsHost.StartAsync(settings);
    }

    [Fact]
    public async Task Readiness_turns_red_for_each_dependency_stopped_and_green_again()
    {
        await ShowsAsync();

        await _loket.DisposeAsync();
        await ShowsAsync("loket");
        _loket = await StartLoketAsync();
        await ShowsAsync();

        await _mail.DisposeAsync();
        await ShowsAsync("mail");
        _mail = StartMail();
        await ShowsAsync();

        if (_storage.IsOwn)
        {
            await _storage.StopAsync();
            await ShowsAsync("tables", "blobs");
            await _storage.StartAgainAsync(CancellationToken.None);
            await ShowsAsync();
        }

        Assert.DoesNotContain(_host.Log.Lines(),
            line => line.Contains("Not ready", StringComparison.Ordinal) && line.Contains("127.0.0.1", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        await _mail.DisposeAsync();
        await _loket.DisposeAsync();
        await _storage.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Task<SimulatedLoket> StartLoketAsync() => SimulatedLoket.StartAsync(new SimulatedLoketOptions { Port = _loketPort });

    private SmtpSink StartMail() => SmtpSink.Start(new SmtpSinkOptions { Port = _mailPort });

    /// <summary>Soon, these and no others fail; the app answers promptly meanwhile, and is alive.</summary>
    private async Task ShowsAsync(params string[] failing)
    {
        await Waiting.UntilAsync($"failing: {string.Join(", ", failing)}", async () => (await LookAsync()).SequenceEqual(failing));
        using var http = new HttpClient();
        using var alive = await http.GetAsync(new Uri(_host.Address, "api/health"));
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    private async Task<IReadOnlyList<string>> LookAsync()
    {
        var watch = Stopwatch.StartNew();
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(_host.Address, "api/health/ready"));
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Prompt);

        var failing = answer.RootElement.GetProperty("checks").EnumerateArray()
            .Where(check => check.GetProperty("status").GetString() == "failed").Select(check => check.GetProperty("name").GetString()!)
            .ToList();
        Assert.Equal(failing.Count == 0 ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(failing.Count == 0 ? "ready" : "notReady", answer.RootElement.GetProperty("status").GetString());
        return failing;
    }
}
