using System.Text;
using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Personnel.Costs;
using LoketFunctions.Personnel.Documents;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Tests.Export.Whole;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Personnel.Documents;

/// <summary>Payslips, year-end statements and costs per hour of a simulated Loket, by the operations that signed calls use.</summary>
[Collection(WholeExports.Name)]
public sealed class DocumentTests(AppStorage storage)
{
    private static readonly PageQuery All = new(1, Paged.MaxPageSize);
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_payslip_comes_as_Loket_made_it_and_is_written_down()
    {
        await using var world = await StartAsync();
        var document = (await ListAsync(world)).Employees.SelectMany(one => one.Documents).First(one => one.Kind == DocumentKind.Payslip);

        await using var file = await Operations(world).OpenAsync(Caller(world), world.Connection.Id, document.Id, None);
        using var reader = new StreamReader(file, Encoding.Latin1);

        Assert.Contains($"Loonstrook {document.Year}-{document.PeriodNumber}", await reader.ReadToEndAsync(None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_opened_again_takes_its_payslips_away()
    {
        await using var world = await StartAsync();
        await world.SetPayrollRunAsync(9, 202602);
        var before = await FebruaryAsync(world);
        await world.SetPayrollRunAsync(5, 202602);

        Assert.NotEmpty(before);
        Assert.Empty(await FebruaryAsync(world));
        await NotFoundAsync(world, before[0].Id);
    }

    [Fact]
    public async Task A_document_of_another_administration_is_not_found()
    {
        await using var world = await StartAsync();
        var id = (await ListAsync(world)).Employees.SelectMany(one => one.Documents).First().Id;
        var row = (await Connections(world).AdministrationsAsync(world.Connection.Id, None)).Single();
        await Connections(world).ChooseAsync(
            world.Connection.Id,
            [new AdministrationRow { RowKey = Guid.NewGuid().ToString(), EmployerId = row.EmployerId, Name = "Another" }], None);

        await NotFoundAsync(world, id);
    }

    [Fact]
    public async Task Nothing_is_read_while_the_setting_is_off()
    {
        await using var world = await StartAsync();
        await world.SetAsync(connection => (connection.Documents, connection.CostPerHour) = (false, false));

        Assert.Equal(
            ConnectionProblemCodes.SettingOff, (await Assert.ThrowsAsync<ProblemException>(() => ListAsync(world))).Problem.Code);
        Assert.Equal(
            ConnectionProblemCodes.SettingOff, (await Assert.ThrowsAsync<ProblemException>(() => CostsAsync(world))).Problem.Code);
    }

    [Fact]
    public async Task Only_an_HR_system_that_leads_gets_documents()
    {
        await using var world = await StartAsync();
        var plain = ActivatorUtilities.CreateInstance<DocumentOperations>(world.Services);

        var refused = await Assert.ThrowsAsync<ProblemException>(() => plain.ListAsync(Caller(world), world.Connection.Id, All, None));

        Assert.Equal(ConnectionProblemCodes.SettingOff, refused.Problem.Code);
    }

    [Fact]
    public async Task The_cost_per_hour_is_that_of_the_day()
    {
        await using var world = await StartAsync();

        var costs = await CostsAsync(world, new DateOnly(2026, 1, 31));

        Assert.Empty(costs.NotRead);
        Assert.Equal(costs.Total, costs.Employees.Count);
        var known = costs.Employees.Where(one => one.CostPerHour is not null).ToList();
        Assert.NotEmpty(known);
        Assert.All(known, one => Assert.True(one.Since <= costs.On));
        Assert.Contains(known, one => one is { Source: CostSource.Payroll, CostPerHour: > 0 });
    }

    [Fact]
    public async Task A_right_that_is_missing_is_told()
    {
        await using var world = await StartAsync();
        await world.ControlAsync("/sandbox/users/forbid", new { rightOrActivity = Rights.ReadCostPerHour });

        var refused = await Assert.ThrowsAsync<ProblemException>(() => CostsAsync(world));

        Assert.Equal(ConnectionProblemCodes.LoketRightMissing, refused.Problem.Code);
    }

    [Fact]
    public void The_rights_are_asked_for_only_while_the_settings_are_on()
    {
        var leads = Profiles.Find("eitje")! with { Purpose = LinkPurpose.EmployeesToLoket };
        Assert.DoesNotContain(Profiles.ReadCostPerHour, new Connection().Effective(leads).RequiredRights);
        var on = new Connection { Documents = true, CostPerHour = true };
        Assert.Contains(Profiles.ReadCostPerHour, on.Effective(leads).RequiredRights);
        Assert.All(Profiles.ReadDocuments, right => Assert.Contains(right, on.Effective(leads).RequiredRights));
        Assert.DoesNotContain(Profiles.ReadDocuments[0], on.Effective(Profiles.Find("eitje")!).RequiredRights);
    }

    private async Task<ExportWorld> StartAsync()
    {
        var world = await ExportWorld.StartAsync(storage);
        await world.SetAsync(connection => (connection.Documents, connection.CostPerHour) = (true, true));
        return world;
    }

    private static async Task<List<DocumentResponse>> FebruaryAsync(ExportWorld world) =>
        [.. (await ListAsync(world)).Employees.SelectMany(one => one.Documents).Where(one => one is { Year: 2026, PeriodNumber: 2 })];

    private static async Task NotFoundAsync(ExportWorld world, string id)
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(
            () => Operations(world).OpenAsync(Caller(world), world.Connection.Id, id, None));
        Assert.Equal(ProblemCodes.NotFound, refused.Problem.Code);
    }

    private static Task<DocumentsResponse> ListAsync(ExportWorld world) =>
        Operations(world).ListAsync(Caller(world), world.Connection.Id, All, None);

    private static Task<CostsPerHourResponse> CostsAsync(ExportWorld world, DateOnly? on = null) =>
        ActivatorUtilities.CreateInstance<CostOperations>(world.Services).ListAsync(
            Caller(world), world.Connection.Id, world.Administration.Id, on, All, None);

    /// <summary>As of a product that leads.</summary>
    private static DocumentOperations Operations(ExportWorld world)
    {
        var settings = world.Services.GetRequiredService<Planners>().Get("eitje");
        var leads = new Planners(new Dictionary<string, PlannerSettings>(StringComparer.Ordinal)
        {
            ["eitje"] = settings with { Profile = settings.Profile with { Purpose = LinkPurpose.EmployeesToLoket } },
        });
        return new DocumentOperations(
            Connections(world), leads, world.Services.GetRequiredService<LoketClients>(), world.Services.GetRequiredService<AuditLog>());
    }

    private static ConnectionStore Connections(ExportWorld world) => world.Services.GetRequiredService<ConnectionStore>();

    private static Caller Caller(ExportWorld world) => new(world.Connection.Tenant, Actor.Planner, Access.Everything);
}
