using System.Net;
using System.Text.Json.Nodes;
using LoketFunctions.Export.Deliver.PeriodData;
using LoketFunctions.Export.Model;
using LoketFunctions.Mapping;
using LoketFunctions.Tests.Loket;

namespace LoketFunctions.Tests.Export.Deliver.PeriodData;

/// <summary>Answers that Loket's document allows and the simulated Loket does not give.</summary>
public sealed class PeriodDataDoubtTests
{
    private static readonly Guid Sanne = Guid.Parse("a1b2c3d4-0000-4000-8000-000000000003");
    private static readonly Guid Tom = Guid.Parse("a1b2c3d4-0000-4000-8000-000000000004");
    private static readonly Guid Unit = Guid.Parse("b14acd0d-75d7-4fc8-8b22-4a3924585cab");

    private readonly LoketHarness _loket = new();

    /// <summary>Which record failed cannot be known, so each is asked for by itself.</summary>
    [Theory]
    [InlineData(HttpStatusCode.OK, null)]
    [InlineData(HttpStatusCode.OK, "a1b2c3d4-0000-4000-8000-00000000000f")]
    [InlineData(HttpStatusCode.BadRequest, null)]
    public async Task A_failure_of_nobody_puts_every_record_in_doubt(HttpStatusCode status, string? id)
    {
        _loket.Server.Then(status, Failure("Er ging iets mis.", id)).ThenOk(Failure("Onbekend.", null)).Then(HttpStatusCode.OK);

        var refused = await SendAsync();

        Assert.Equal((Sanne, "Onbekend."), (Assert.Single(refused).EmploymentId, refused[0].LoketWords));
        Assert.Equal(3, _loket.Server.Requests.Count);
    }

    /// <summary>One faulty record may have stopped all: those that are not named are not given up.</summary>
    [Fact]
    public async Task Of_a_refused_call_only_the_named_are_refused()
    {
        _loket.Server.Then(HttpStatusCode.BadRequest, Failure("Onbekend.", Sanne.ToString())).Then(HttpStatusCode.OK);

        Assert.Equal(Sanne, Assert.Single(await SendAsync()).EmploymentId);
        Assert.EndsWith($"/employments/{Tom}/payrollperioddata", _loket.Server.Paths[^1], StringComparison.Ordinal);
        Assert.Equal(2, _loket.Server.Requests.Count);
    }

    [Fact]
    public async Task A_warning_refuses_nothing()
    {
        _loket.Server.ThenOk(Failure("Let op.", Sanne.ToString(), "Warning"));
        Assert.Empty(await SendAsync());
        Assert.Single(_loket.Server.Requests);
    }

    private async Task<IReadOnlyList<RefusedValue>> SendAsync() =>
        await _loket.Time.DriveAsync(
            PeriodDataSender.SendChunkAsync(_loket.Client, Context, [Line(Sanne), Line(Tom)], CancellationToken.None));

    private static string Failure(string description, string? id, string type = "BrokenBusinessRule")
    {
        var message = Pages.Message(type, description);
        message["id"] = id;
        return new JsonObject { ["messages"] = new JsonArray(message) }.ToJsonString();
    }

    private static PlannedLine Line(Guid employment) => new(
        new PayrollLineKey(employment, 1, 1, Unit, null, null), 7, new("7"), "Sanne", 1, null, null,
        [new PlannedCell(1, CellChange.New, 8m, null)]);

    private static AdministrationContext Context => new(
        LoketHarness.Employer, LoketHarness.Employer, "", "", null,
        new ExportPeriod(202603, 2026, 3, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), false, PeriodState.Open, null),
        AdministrationMapping.None, new PayrollLists(2026, [], [], [], [], []));
}
