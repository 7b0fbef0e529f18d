using System.Diagnostics;
using LoketFunctions.Sandbox.Storage;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Tests.EndToEnd.Exporting;

namespace LoketFunctions.Tests.EndToEnd.Crashing;

[Collection(SyncCrashes.Name)]
public sealed class ProbeTests(SyncCrashInstallation app, ITestOutputHelper output) : IDisposable
{
    [Fact]
    public async Task Probe()
    {
        for (var i = 0; i < 3; i++)
        {
            var t = Stopwatch.StartNew();
            var account = await app.ConnectedAccountAsync();
            output.WriteLine($"connected {t.Elapsed}"); t.Restart();
            app.Storage.Watch = new WriteWatch();
            await account.SyncAsync();
            output.WriteLine($"synced {t.Elapsed}"); t.Restart();
            await Task.Delay(500);
            Print();
            t.Restart();
            app.Storage.Watch = null;
            var export = await ExportAccount.WithMonthAsync(app);
            output.WriteLine($"prepared {t.Elapsed}"); t.Restart();
            app.Storage.Watch = new WriteWatch();
            await export.ExportAsync();
            output.WriteLine($"exported {t.Elapsed}"); t.Restart();
            await Task.Delay(500);
            Print();
            t.Restart();
            await app.System.Host.KillAsync();
            await app.RestartAsync();
            output.WriteLine($"restarted {t.Elapsed}");
        }
    }

    public void Dispose() => File.WriteAllLines("/tmp/w/scratch-crash/host.log", app.Logs.SelectMany(log => log.Lines()));

    private void Print()
    {
        var n = 0;
        foreach (var w in app.Storage.Watch!.Writes)
            output.WriteLine($"{++n} {w.What} {w.EndsStep}");
    }
}
