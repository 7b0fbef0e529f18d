using LoketFunctions.Sandbox;

namespace LoketFunctions.Tests.EndToEnd.Host;

/// <summary>Storage that is away for longer than the leases of the engine last.</summary>
public abstract class StorageAway : IAsyncLifetime
{
    protected static readonly TimeSpan Away = TimeSpan.FromSeconds(70);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("storage-");

    private protected Azurite Storage { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Storage = await Azurite.StartAsync(_folder.FullName, CancellationToken.None);
        Assert.SkipUnless(Storage.IsOwn, "AZURITE_CONNECTION_STRING names a storage that cannot be stopped.");
    }

    public async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}

public sealed class StorageAwayWhileRunningTests : StorageAway
{
    [Fact]
    public async Task Nothing_dies_and_what_was_under_way_goes_on_when_storage_is_back()
    {
        await using var host = await SampleHost.StartAsync(new SampleSettings(Storage.ConnectionString));
        var chain = await Orchestration.StartAsync(host, "Chain", pieces: 3, milliseconds: 3000);
        var through = Away + TimeSpan.FromSeconds(20);
        var request = host.Http.GetStringAsync(new Uri($"api/wait/through/{through.TotalMilliseconds}", UriKind.Relative));
        await host.LogsAsync($"{chain.Id}.1 begins");

        await Storage.StopAsync();
        await Task.Delay(Away);
        var worker = await host.Http.GetStringAsync(new Uri("api/wait/meanwhile/0", UriKind.Relative));
        await Storage.StartAgainAsync(CancellationToken.None);

        Assert.Equal($"{chain.Id}.1 {chain.Id}.2 {chain.Id}.3", await chain.OutputAsync(host));
        Assert.Equal(worker, await request);
        Assert.True(host.HasLogged("Storage does not answer"), host.Log.Tail());
        Assert.True(host.HasLogged("started anew"), host.Log.Tail());
    }
}

public sealed class StorageAwayAtTheStartTests : StorageAway
{
    [Fact]
    public async Task The_host_waits_for_storage_and_can_be_asked_to_end_meanwhile()
    {
        await Storage.StopAsync();
        await using var patient = SampleHost.Run(new SampleSettings(Storage.ConnectionString));
        await using var impatient = SampleHost.Run(new SampleSettings(Storage.ConnectionString));
        await Task.WhenAll(patient.LogsAsync("Storage does not answer"), impatient.LogsAsync("Storage does not answer"));

        await impatient.StopAsync();
        Assert.Equal(0, await impatient.EndAsync());
        await Task.Delay(Away);
        await Assert.ThrowsAsync<HttpRequestException>(() => patient.Http.GetAsync(new Uri("api/wait/early/0", UriKind.Relative)));
        await Storage.StartAgainAsync(CancellationToken.None);

        await patient.AnswersAsync();
        var chain = await Orchestration.StartAsync(patient, "Chain");
        Assert.Equal($"{chain.Id}.1", await chain.OutputAsync(patient));
    }
}
