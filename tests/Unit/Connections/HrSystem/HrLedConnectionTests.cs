using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Export;
using LoketFunctions.Export.Corrections;
using LoketFunctions.Export.Intake;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Sync;
using LoketFunctions.Sync.Employees;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Connections.HrSystem;

/// <summary>Where an HR system leads, there are neither syncs of staff nor exports of hours.</summary>
[Collection(ConnectionTests.Name)]
public sealed class HrLedConnectionTests(AppStorage storage) : IAsyncLifetime
{
    private static readonly Guid Any = Guid.NewGuid();

    private static readonly Dictionary<string, Func<HrWorld, ConnectionId, Task>> Refused = new()
    {
        ["sync now"] = (world, id) => Of<SyncOperations>(world).StartAsync(null!, world.Caller, id, new SyncNowRequest(), default),
        ["runs"] = (world, id) => Of<SyncOperations>(world).ListAsync(world.Caller, id, null, null, default),
        ["employees"] = (world, id) => Of<EmployeeOperations>(world).SearchAsync(world.Caller, id, new EmployeeSearch(), default),
        ["leavers"] = (world, id) => Of<LeaverOperations>(world).ListLeaversAsync(world.Caller, new(id, Any), default),
        ["choice"] = (world, id) => Of<ChoiceOperations>(world).UndoAsync(world.Caller, id, Any, default),
        ["corrections"] = (world, id) => Of<CorrectionOperations>(world).ListAsync(world.Caller, new(id, Any), 202603, default),
        ["exports"] = (world, id) => Of<ExportOperations>(world).ListAsync(world.Caller, id, null, null, null, default),
        ["period export"] = (world, id) => Of<ExportOperations>(world).RequestPeriodAsync(
            null!, world.Caller, id, new PeriodExportRequest(Any, 2026, 3), null, default),
        ["periods"] = (world, id) => Of<ExportOperations>(world).ListPeriodsAsync(world.Caller, new(id, Any), default),
    };

    private HrWorld _world = null!;

    public static TheoryData<string> Each => [.. Refused.Keys];

    public async ValueTask InitializeAsync() => _world = await HrWorld.StartAsync(storage);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Staff_and_hours_are_refused_by_one_problem(string what)
    {
        var connection = await _world.AddAsync(state: ConnectionState.Active);

        var refused = await Assert.ThrowsAsync<ProblemException>(() => Refused[what](_world, connection.Id));

        Assert.Equal((409, "hr-system-leads", ActionOwner.Planner),
            (refused.Problem.Status, refused.Problem.Code, refused.Problem.Move));
    }

    [Fact]
    public async Task Its_answer_says_who_leads_and_has_no_night()
    {
        var connection = await _world.AddAsync(state: ConnectionState.Active);

        var answer = await Of<ConnectionOperations>(_world).GetAsync(_world.Caller, connection.Id, default);

        Assert.Equal((true, null), (answer.HrSystemLeads, answer.NextNightAt));
    }

    [Theory]
    [InlineData("exportAt", "\"21:30\"")]
    [InlineData("newEmployees", "\"ask\"")]
    [InlineData("affiliate", "null")]
    [InlineData("exportDaysAfterPeriod", "3")]
    public void A_setting_of_staff_or_hours_has_no_meaning(string name, string value)
    {
        var planner = Of<Planners>(_world).Get("hr");

        var refused = Assert.Throws<ProblemException>(
            () => ConnectionSettings.ReadChange(System.Text.Encoding.UTF8.GetBytes($"{{\"{name}\":{value}}}"), planner));

        Assert.Equal("SettingWithoutMeaning", refused.Problem.Faults![name].Code);
        ConnectionSettings.ReadChange("""{"label":"Holding","language":"en","ownerEmail":"hr@hr.example"}"""u8.ToArray(), planner);
    }

    [Fact]
    public void What_comes_from_it_and_goes_back_is_set()
    {
        var connection = new Connection();

        ConnectionSettings.ReadChange("""{"documents":true,"costPerHour":true,"asksForRecords":true,"nightlyAt":"21:30"}"""u8.ToArray(),
            Of<Planners>(_world).Get("hr"))
            .ApplyTo(connection);

        Assert.Equal(
            (true, true, true, "21:30:00"),
            (connection.Documents, connection.CostPerHour, connection.AsksForRecords, connection.NightlyAt));
    }

    [Theory]
    [InlineData("label", true)]
    [InlineData("ownerEmail", true)]
    [InlineData("nightlyAt", false)]
    [InlineData("documents", false)]
    [InlineData("costPerHour", false)]
    [InlineData("newPeople", false)]
    [InlineData("asksForRecords", false)]
    [InlineData("delivery", false)]
    public void Of_a_pension_link_only_what_is_of_any_connection_has_a_meaning(string name, bool has) =>
        Assert.Equal(has, SettingSetters.HasMeaning(name, Profiles.Find("benefits-plaza")!));

    [Fact]
    public void Where_Loket_leads_no_HR_system_is_asked() =>
        Assert.False(SettingSetters.HasMeaning("asksForRecords", Profiles.Find("eitje")!));

    [Fact]
    public void Its_pages_are_those_that_any_connection_has() =>
        Assert.Equal([Section.Employees, Section.Runs, Section.Exports],
            Enum.GetValues<Section>().Where(section => Sections.IsOfStaffAndHours(section)));

    private static T Of<T>(HrWorld world)
        where T : class => world.Services.GetRequiredService<T>();
}
