using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Http;
using LoketFunctions.Mapping;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Mapping;

/// <summary>What the planner's codes are in Loket, for one payroll administration: to see and to change.</summary>
internal sealed class MappingPage(ConnectionOperations connections, MappingOperations mappings)
{
    private const string Changed = "mapping-changed";
    private const string Invalid = "invalid-input";

    [Function("ConsoleMapping")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> HandleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "console/connections/{connectionId}/administrations/{administrationId:guid}/mapping")]
        HttpRequest request, string connectionId, Guid administrationId, FunctionContext context, CancellationToken cancellation)
    {
        var visit = context.GetVisit();
        var connection = await connections.GetAsync(visit.Caller, connectionId, cancellation);
        var administration = connection.Administrations.FirstOrDefault(one => one.Id == administrationId) ?? throw Problems.Throw(Problems.NotFound("administration"));
        return visit.IsPost
            ? await TakeAsync(visit, connection, administration, cancellation)
            : await ShowAsync(visit, connection, administration, cancellation);
    }

    private async Task<IResult> ShowAsync(ConsoleRequest visit, ConnectionResponse connection, ChosenAdministration administration, CancellationToken cancellation)
    {
        var state = await ReadAsync(visit, connection, administration, cancellation);
        var filter = MappingFilter.Read(visit);
        var pages = MappingFilter.Pages(filter.Of(state.Overview), state.Choices.CostOf);
        var page = Math.Min(filter.Page, pages.Count);
        return new MappingView(visit, connection, administration, state, filter).Show(MappingLine.Of(pages[page - 1], state.Stored), state.Stored.Version, page, pages.Count);
    }

    private async Task<IResult> TakeAsync(ConsoleRequest visit, ConnectionResponse connection, ChosenAdministration administration, CancellationToken cancellation)
    {
        visit.Caller.Access.Require(Permission.EditPayroll, administration.Id);
        var input = MappingInput.Read(visit);
        var seen = await VersionAsync(visit, connection, administration, input.Version, cancellation);
        if (visit.Action == MappingView.Save && visit.Text(MappingInput.NewCode) is null)
        {
            var filter = MappingFilter.Read(visit);
            var path = filter.PathOf(visit.Paths.Mapping(connection.Id, administration.Id), filter.Page);
            var edits = input.Edits(seen);
            if (edits.Count == 0)
                return visit.GoTo(path, DoneWords.Unchanged);
            try
            {
                var change = MappingInput.Apply(seen, edits) with { Year = filter.Year };
                await mappings.ChangeAsync(visit.Caller, connection.Id, administration.Id, change, cancellation);
                return visit.GoTo(path, DoneWords.Saved);
            }
            catch (ProblemException exception) when (exception.Problem.Code is Changed or Invalid)
            {
                return await ShowAgainAsync(visit, connection, administration, input, seen, exception.Problem, cancellation);
            }
        }

        return await ShowAgainAsync(visit, connection, administration, input.WithNew(visit), seen, problem: null, cancellation);
    }

    /// <summary>With what was typed: because of a fault, or as there is more to fill in before it is saved.</summary>
    private async Task<IResult> ShowAgainAsync(
        ConsoleRequest visit, ConnectionResponse connection, ChosenAdministration administration, MappingInput input, MappingResponse seen, Problem? problem,
        CancellationToken cancellation)
    {
        var state = await ReadAsync(visit, connection, administration, cancellation);
        var lines = MappingLine.Of(input, seen, state.Stored, state.Overview);
        var view = new MappingView(visit, connection, administration, state, MappingFilter.Read(visit)) { Problem = problem };
        // Whoever was told of the newer version saves on top of it.
        return view.Show(lines, problem?.Code == Changed ? state.Stored.Version : input.Version, page: 1, pages: 1);
    }

    private async Task<MappingState> ReadAsync(ConsoleRequest visit, ConnectionResponse connection, ChosenAdministration administration, CancellationToken cancellation)
    {
        var year = MappingFilter.Read(visit).Year;
        var lists = mappings.GetOptionsAsync(visit.Caller, connection.Id, administration.Id, year, search: null, cancellation);
        var overview = await mappings.GetOverviewAsync(visit.Caller, connection.Id, administration.Id, year, cancellation);
        var stored = await VersionAsync(visit, connection, administration, overview.Version, cancellation);
        return new MappingState(overview, stored, new MappingChoices(visit, await lists));
    }

    private async Task<MappingResponse> VersionAsync(
        ConsoleRequest visit, ConnectionResponse connection, ChosenAdministration administration, int version, CancellationToken cancellation) => version == 0
        ? MappingResponse.Of(MappingVersion.None)
        : await mappings.GetAsync(visit.Caller, connection.Id, administration.Id, version, year: null, cancellation);
}

/// <summary>What the page shows of the mapping.</summary>
/// <param name="Stored">The version that the overview is of.</param>
internal sealed record MappingState(MappingOverviewResponse Overview, MappingResponse Stored, MappingChoices Choices)
{
    public override string ToString() => nameof(MappingState);
}
