using LoketFunctions.Connections;
using LoketFunctions.Export;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Http;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Tests.Export.Notify;

namespace LoketFunctions.Tests.Export;

/// <summary>What is reported of registrations of which nobody knows for which administration they are.</summary>
[Collection(TellingTests.Name)]
public sealed class ExportResponsesTests(AppStorage fixture) : IAsyncLifetime
{
    private TellingWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await TellingWorld.CreateAsync(fixture);
        var items = Enumerable.Range(0, 70).Select(
            n => new LeftOut($"r{n}", LeftOutReason.NotLinked, null, new DateOnly(2026, 11, 3), $"emp-{n}") { Name = "Noor Visser" });
        Assert.True(await Unplaced.KeepAsync(_world.Run, items.ToAsyncEnumerable(), default));
        await _world.Exports.ChangeAsync(
            new RunKey(_world.Connection.Id, _world.Run.ExportId),
            row => (row.Registrations, row.HasUnplaced) = (
                new RegistrationCounts(GoOut: 0, LeftOut: 70, SetAside: 3, NotAskedFor: 5), true), default);
    }

    public async ValueTask DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task The_first_are_named_with_the_reason_and_all_are_counted()
    {
        var answer = await AnswerAsync(Access.Everything);

        Assert.Equal((70, 50), (answer.UnplacedCount, answer.Unplaced.Count));
        var first = answer.Unplaced[0];
        Assert.Equal(
            ("r0", "emp-0", "Noor Visser", "not-linked"), (first.RegistrationId, first.PlannerEmployeeId, first.Name, first.Reason));
        Assert.StartsWith("De medewerker is niet gekoppeld", first.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_others_come_page_by_page()
    {
        var answers = new ExportResponses(_world.Exports, Unplaced);
        var (caller, export) = (Caller.OfPlanner(_world.Connection.Tenant), await _world.ExportAsync());
        var last = await answers.UnplacedAsync(caller, _world.Connection, export, new PageQuery(2), default);
        Assert.Equal(Enumerable.Range(50, 20).Select(number => $"r{number}"), last.Registrations.Select(line => line.RegistrationId));
        Assert.Equal(70, last.Total);
        Assert.Empty(
            (await answers.UnplacedAsync(caller, _world.Connection, export, new PageQuery(int.MaxValue, 200), default)).Registrations);
        var limited = caller with { Access = new Access(null, [new Grant(Permission.ViewPayroll, [TellingWorld.Bar])]) };
        Assert.Equal((0, 70), await answers.UnplacedAsync(limited, _world.Connection, export, PageQuery.First, default) is var hidden
            ? (hidden.Registrations.Count, hidden.Total)
            : default);
    }

    /// <summary>Perhaps they are of one of the others.</summary>
    [Fact]
    public async Task Who_sees_some_administrations_is_told_how_many_there_are_and_not_whose() => Assert.Equal(
        (70, 0),
        await AnswerAsync(new Access(null, [new Grant(Permission.ViewPayroll, [TellingWorld.Bar])])) is var answer
            ? (answer.UnplacedCount, answer.Unplaced.Count)
            : default);

    [Fact]
    public async Task Administrations_come_by_page_and_are_summed_up_over_all()
    {
        for (var number = 0; number < 60; number++)
        {
            var administration = new AdministrationRow { RowKey = Guid.NewGuid().ToString(), Name = "Bar", EmployerName = "De Zwaan" };
            await _world.Exports.AddAdministrationAsync(new RunKey(_world.Connection.Id, _world.Run.ExportId), administration, default);
            await _world.Exports.ChangeAdministrationAsync(
                new RunKey(_world.Connection.Id, _world.Run.ExportId), administration.Id,
                row => (row.Created, row.State) = (2, number == 0 ? ExportAdministrationState.Waiting : ExportAdministrationState.Done),
                default);
        }

        var whole = await AnswerAsync(Access.Everything);
        var (first, last) = (whole.AtPage(new PageQuery(1, 40)), whole.AtPage(new PageQuery(2, 40)));

        Assert.Equal(40, first.Administrations.Count);
        Assert.Equal(whole.Administrations.Select(one => one.Id),
            [.. first.Administrations.Select(one => one.Id), .. last.Administrations.Select(one => one.Id)]);
        Assert.Equal(whole.Administrations.Count, last.AdministrationCount);
        Assert.Equal(whole.Administrations.Count(one => one.State >= ExportAdministrationState.Done), last.AdministrationsEnded);
        Assert.True(last.Created >= 120);
    }

    private UnplacedRegistrations Unplaced => new(fixture.Blobs);

    private async Task<ExportResponse> AnswerAsync(Access access) => await new ExportResponses(_world.Exports, Unplaced).OfAsync(
        new Caller(_world.Connection.Tenant, Actor.Planner, access), _world.Connection, await _world.ExportAsync(), default);
}
