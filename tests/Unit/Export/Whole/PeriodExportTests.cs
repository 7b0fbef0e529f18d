using System.Text;
using LoketFunctions.Audit;
using LoketFunctions.Export;
using LoketFunctions.Export.Intake;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Report;
using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Simulators.Planner.Registrations;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>Exports of a period that somebody chose, for which the planner is asked.</summary>
[Collection(WholeExports.Name)]
public sealed class PeriodExportTests(AppStorage storage)
{
    [Fact]
    public async Task A_person_previews_a_period_and_exports_it()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        world.Planner.Account(ExportWorld.Account).Registrations.Add(Shift("reg-1", new(2026, 3, 31)), Shift("reg-2", new(2026, 4, 1)));
        var host = world.StartHost(new Life());
        var caller = Person(world, new Grant(Permission.EditPayroll, [world.Administration.Id]));

        var preview = await RunAsync(world, host, caller, preview: true);
        Assert.Equal((ExportState.Previewed, ExportTrigger.Request, true), (preview.State, preview.Trigger, preview.Preview));
        Assert.Empty(ExportTraces.CellsOf(world));
        var files = host.Services.GetRequiredService<ExportFileOperations>();
        var shown = await files.GetReportAsync(
            caller, world.Connection.Id, preview.Id, world.Administration.Id, new ReportSearch(), default);
        Assert.Equal((true, 1, 1), (shown.Report.Preview, shown.Employees, shown.Found));
        Assert.Contains(shown.Report.Changes, change => change is { Change: CellChange.New, Component: 1, Value: 8 });
        Assert.Contains(shown.Report.Employees.Single().Lines, line => line.Values[1] == 8);
        var fault = await Assert.ThrowsAsync<ProblemException>(
            () => files.GetReportAsync(
                caller, world.Connection.Id, preview.Id, world.Administration.Id, new ReportSearch(new string('x', 101), 0, 201), default));
        Assert.Equal(["page", "pageSize", "text"], fault.Problem.Faults!.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(world.Confirmations.ByRegistration);

        var export = await RunAsync(world, host, caller, preview: false);
        Assert.Equal((ExportState.Completed, ExportTrigger.Request, 1),
            (export.State, export.Trigger, export.Administrations[0].Registrations.TakenIn));
        Assert.NotEmpty(ExportTraces.CellsOf(world));
        Assert.Equal(["reg-1"], world.Confirmations.ByRegistration.Keys);

        var audited = await world.Services.GetRequiredService<AuditLog>()
            .ReadAsync(world.Connection.Tenant, world.Connection.Id, withAccount: false, before: null, default).ToListAsync();
        Assert.Equal(
            [("ExportRequested", "u-7", export.Id, "2026-03"), ("ExportPreviewRequested", "u-7", preview.Id, "2026-03")],
            audited.Select(row => (row.Action, row.ActorId!, row.Subject!, row.After!)));
        Assert.All(audited, row => Assert.Equal(world.Administration.Id, row.AdministrationId));
    }

    [Fact]
    public async Task The_same_message_again_is_the_same_export()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        var host = world.NewHost(new Life());
        var body = $$"""{ "administrationId": "{{world.Administration.Id}}", "year": 2026, "periodNumber": 3 }""";

        var ids = new[] { await SendAsync("m1", body), await SendAsync("m1", body) };

        Assert.Single(ids.Distinct(StringComparer.Ordinal));
        Assert.NotEqual(ids[0], await SendAsync("m2", body));
        Assert.Equal("message-reused", (await Assert.ThrowsAsync<ProblemException>(() => SendAsync("m1", body + " "))).Problem.Code);
        Assert.Equal("invalid-input", (await Assert.ThrowsAsync<ProblemException>(
            () => SendAsync("m3", body.Replace("3 }", "30 }", StringComparison.Ordinal)))).Problem.Code);
        var slip = body.Replace(" }", ", \"previev\": true }", StringComparison.Ordinal);
        Assert.Equal(400, (await Assert.ThrowsAsync<ProblemException>(() => SendAsync("m4", slip))).Problem.Status);
        Assert.Equal(2, (await world.Exports.ListAsync(world.Connection.Id, 10, default)).Count);

        async Task<string> SendAsync(string id, string json)
        {
            var (tenant, body) = (world.Connection.Tenant, Encoding.UTF8.GetBytes(json));
            return await Operations(host).RequestPeriodAsync(
                world.Engine.Client, Caller.OfPlanner(tenant), world.Connection.Id, RequestBody.Parse<PeriodExportRequest>(body),
                new ReceivedUpload(tenant, id, SecureRandom.Hash(json), body.Length), default);
        }
    }

    [Fact]
    public async Task It_takes_the_permission_to_edit_the_payroll_of_this_administration()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        var host = world.NewHost(new Life());
        Caller[] callers =
        [
            Person(world, new Grant(Permission.ViewPayroll)),
            Person(world, new Grant(Permission.EditPayroll, [Guid.Empty])),
            Person(world, new Grant(Permission.EditPayroll)) with { Tenant = new Tenant("eitje", "other") },
        ];

        foreach (var caller in callers)
        {
            var refused = await Assert.ThrowsAsync<ProblemException>(() => AskAsync(world, host, caller, preview: true));
            Assert.Equal(caller == callers[2] ? "not-found" : "not-permitted", refused.Problem.Code);
        }

        Assert.Empty(await world.Exports.ListAsync(world.Connection.Id, 10, default));
        var unseen = await Assert.ThrowsAsync<ProblemException>(
            () => Operations(host).ListPeriodsAsync(callers[1], new(world.Connection.Id, world.Administration.Id), default));
        Assert.Equal("not-permitted", unseen.Problem.Code);
    }

    [Fact]
    public async Task The_periods_to_choose_from_are_those_that_have_begun_with_their_last_export()
    {
        var clock = new FixedClock(new DateTimeOffset(2026, 3, 20, 12, 0, 0, TimeSpan.Zero));
        await using var world = await ExportWorld.StartAsync(storage);
        var periods = ActivatorUtilities.CreateInstance<PeriodExports>(world.Services, (TimeProvider)clock);
        var run = await world.AskAsync(1, [ExportWorld.Shift(0, 2)]);
        await world.ExportAsync(run);
        await world.ExportAsync(await world.AskAsync(2, [ExportWorld.Shift(0, 2)], preview: true));

        var listed = (await periods.ListAsync(
            Person(world, new Grant(Permission.ViewPayroll)), new(world.Connection.Id, world.Administration.Id), default)).Periods;

        Assert.Equal([202604, 202603, 202602, 202601], listed.Take(4).Select(period => period.Period.Id));
        Assert.All(listed, period => Assert.True(period.Period.Year >= 2025));
        var exported = Assert.Single(listed, period => period.LastExport is not null);
        Assert.Equal((202603, PeriodState.Open), (exported.Period.Id, exported.Period.State));
        Assert.Equal((run.ExportId, ExportAdministrationState.Done), (exported.LastExport!.ExportId, exported.LastExport.State));
    }

    private static async Task<ExportResponse> RunAsync(ExportWorld world, AppHost host, Caller caller, bool preview)
    {
        var exportId = await AskAsync(world, host, caller, preview);
        await world.CompletedAsync(new ExportRun(world.Connection.Tenant.Key, world.Connection.Id, exportId));
        return await Operations(host).GetAsync(caller, world.Connection.Id, exportId, default);
    }

    private static Task<string> AskAsync(ExportWorld world, AppHost host, Caller caller, bool preview) =>
        Operations(host).RequestPeriodAsync(
        world.Engine.Client, caller, world.Connection.Id, new PeriodExportRequest(world.Administration.Id, 2026, 3, preview), message: null,
        default);

    private static ExportOperations Operations(AppHost host) => host.Services.GetRequiredService<ExportOperations>();

    private static Caller Person(ExportWorld world, Grant grant) =>
        new(world.Connection.Tenant, new Actor(ActorKind.User, "u-7", "Sanne"), new Access(world.Connection.Id, [grant]));

    private static Registration Shift(string id, DateOnly date) => new()
    {
        Id = id,
        EmployeeId = "emp-0",
        Date = date,
        Hours = 8,
        HourComponent = "worked",
        Approved = true,
    };

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
