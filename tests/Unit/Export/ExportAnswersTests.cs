using System.Text.Json;
using LoketFunctions.Export;
using LoketFunctions.Export.Model;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Staff;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Export.Telling;

namespace LoketFunctions.Tests.Export;

/// <summary>What is told of registrations of which nobody knows for which administration they are.</summary>
[Collection(TellingTests.Name)]
public sealed class ExportAnswersTests(AppStorage fixture) : IAsyncLifetime
{
    private TellingWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await TellingWorld.CreateAsync(fixture);
        await _world.Exports.ChangeAsync(
            _world.Connection.Id, _world.Run.ExportId,
            row =>
            {
                row.Registrations = new RegistrationCounts(GoOut: 0, LeftOut: 70, SetAside: 3, NotAskedFor: 5);
                row.Unplaced = JsonSerializer.Serialize(
                    new[]
                    {
                        new LeftOut("r1", LeftOutReason.NotLinked, null, new DateOnly(2026, 11, 3), "emp-1"),
                        new LeftOut("r2", LeftOutReason.SeveralContracts, null, new DateOnly(2026, 11, 4), "emp-2"),
                    },
                    AppJson.Options);
            },
            default);
    }

    public async ValueTask DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task They_are_named_as_the_planner_last_listed_their_people()
    {
        await Planners.WriteAsync(
            _world.Connection.Id,
            new PlannerRoster(_world.Installation.Clock.GetUtcNow(), [new PlannerEmployee("emp-1", null) { FirstName = "Noor", LastName = "Visser" }]), default);

        var answer = await AnswerAsync(Access.Everything);

        Assert.Equal(70, answer.UnplacedCount);
        Assert.Equal(
            [("r1", "Noor Visser", "not-linked"), ("r2", null, "several-contracts-on-day")],
            answer.Unplaced.Select(one => (one.RegistrationId, one.Name, one.Reason)));
        Assert.StartsWith("De medewerker is niet gekoppeld", answer.Unplaced[0].What, StringComparison.Ordinal);
    }

    /// <summary>Perhaps they are of one of the others.</summary>
    [Fact]
    public async Task Who_sees_some_administrations_is_told_how_many_there_are_and_not_whose() => Assert.Equal(
        (70, 0),
        await AnswerAsync(new Access(null, [new Grant(Permission.ViewPayroll, [TellingWorld.Bar])])) is var answer ? (answer.UnplacedCount, answer.Unplaced.Count) : default);

    private PlannerRosterStore Planners => new(fixture.Blobs);

    private async Task<ExportAnswer> AnswerAsync(Access access) => await new ExportAnswers(_world.Exports, Planners).OfAsync(
        new Caller(_world.Connection.Tenant, Actor.Planner, access), _world.Connection, await _world.ExportAsync(), default);
}
