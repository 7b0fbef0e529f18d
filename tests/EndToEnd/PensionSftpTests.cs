using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Running.Pension;
using LoketFunctions.Sandbox.Servers;
using LoketFunctions.Simulators.Loket.Control;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>A pension provider that has an SFTP server: OpenSSH, on this machine.</summary>
public sealed class SftpInstallation : Installation
{
    private const int SmallStaff = 6;

    internal SshServer Server { get; private set; } = null!;

    private protected override SandboxSetup Setup =>
        new(
            new StaffOptions(1, 1, 1, SmallStaff, AmsterdamTime.Today()),
            new Dictionary<string, string> { [PensionPlanner] = "benefits-plaza" })
        {
            AppSettings = new Dictionary<string, string>(Impatient.Concat(DeliveryWay.Sftp(PensionPlanner, Server))),
        };

    public override async ValueTask InitializeAsync()
    {
        Server = await SshServer.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Server.DisposeAsync();
    }
}

/// <summary>What payroll pays gets to the provider's SFTP server, also where that was away.</summary>
public sealed class PensionSftpTests(SftpInstallation app) : IClassFixture<SftpInstallation>
{
    [Fact]
    public async Task A_server_that_is_away_is_told_of_and_gets_each_version_once_when_it_is_back()
    {
        var pension = await TestPension.ActiveAsync(app, employer: 0);
        await pension.Link.SaveProposedLayoutAsync();
        await app.Loket.Payroll.ApproveAsync(pension.Present);
        await app.Server.StopAsync();
        await pension.LookThroughAsync();
        var held = (await pension.ListedAsync(pension.Present))!;
        Assert.Equal(("ready", "receiver-unreachable", "planner"), (held.State, held.Problem!.Code, held.Problem.Move));

        await app.Server.StartAgainAsync();
        var first = await pension.DeliverAsync(pension.Present, version: 1);
        var file = await ReadAsync(first);
        Assert.Equal(await pension.PaidAsync(pension.Present), TestPension.PayOf(file));

        await app.Loket.Payroll.CorrectAsync(
            new CorrectionRequest(pension.Present.AdministrationId, pension.Present.Year, pension.Present.Number, 75));
        var second = await pension.DeliverAsync(pension.Present, version: 2);

        Assert.Equal(await pension.PaidAsync(pension.Present), TestPension.PayOf(await ReadAsync(second)));
        Assert.Equal(file, await ReadAsync(first));
        Assert.Equal(2, Directory.GetFiles(app.Server.Folder).Length);
    }

    private async Task<byte[]> ReadAsync(DeliveryDetailsView delivery)
    {
        var file = await File.ReadAllBytesAsync(Path.Combine(app.Server.Folder, delivery.Version!.FileName));
        Assert.StartsWith($"{delivery.Version.FileName}, {file.Length} bytes, sha256 ", delivery.Version.Receipt, StringComparison.Ordinal);
        return file;
    }
}
