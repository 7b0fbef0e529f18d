using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
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
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post",
            Route = "console/connections/{connectionId}/administrations/{administrationId:guid}/mapping")]
        HttpRequest http, string connectionId, Guid administrationId, FunctionContext context, CancellationToken cancellation)
    {
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, new(connectionId), cancellation);
        var administration = connection.Administrations.FirstOrDefault(one => one.Id == administrationId)
            ?? throw Problems.Throw(Problems.NotFound("administration"));
        return request.IsPost
            ? await TakeAsync(request, connection, administration, cancellation)
            : await ShowAsync(request, connection, administration, cancellation);
    }

    private async Task<IResult> ShowAsync(
        ConsoleRequest request, ConnectionResponse connection, ChosenAdministration administration, CancellationToken cancellation)
    {
        var state = await ReadAsync(request, connection, administration, cancellation);
        var filter = MappingFilter.Read(request);
        var pages = MappingFilter.Pages(filter.Of(state.Overview), state.Choices.CostOf);
        var page = Math.Min(filter.Page, pages.Count);
        var shown = new ShownCodes(MappingLine.Of(pages[page - 1], state.Stored), state.Stored.Version, page, pages.Count);
        return Show(request, connection, administration, state, filter, shown, problem: null);
    }

    private async Task<IResult> TakeAsync(
        ConsoleRequest request, ConnectionResponse connection, ChosenAdministration administration, CancellationToken cancellation)
    {
        request.Caller.Access.Require(Permission.EditPayroll, administration.Id);
        var input = MappingInput.Read(request);
        var seen = await VersionAsync(request, connection, administration, input.Version, cancellation);
        if (request.Action == MappingForm.Save && request.Text(MappingInput.NewCode) is null)
        {
            var filter = MappingFilter.Read(request);
            var path = filter.PathOf(request.Paths.Mapping(connection.Id, administration.Id), filter.Page);
            var edits = input.Edits(seen);
            if (edits.Count == 0)
                return request.GoTo(path, DoneWords.Unchanged);
            try
            {
                var change = MappingInput.Apply(seen, edits) with { Year = filter.Year };
                await mappings.ChangeAsync(request.Caller, new(connection.Id, administration.Id), change, cancellation);
                return request.GoTo(path, DoneWords.Saved);
            }
            catch (ProblemException exception) when (exception.Problem.Code is Changed or Invalid)
            {
                return await ShowAgainAsync(request, connection, administration, input, seen, exception.Problem, cancellation);
            }
        }

        return await ShowAgainAsync(request, connection, administration, input.WithNew(request), seen, problem: null, cancellation);
    }

    /// <summary>With what was typed: because of a fault, or as there is more to fill in before it is saved.</summary>
    private async Task<IResult> ShowAgainAsync(
        ConsoleRequest request, ConnectionResponse connection, ChosenAdministration administration, MappingInput input,
        MappingResponse seen, Problem? problem,
        CancellationToken cancellation)
    {
        var state = await ReadAsync(request, connection, administration, cancellation);
        var lines = MappingLine.Of(input, seen, state.Stored, state.Overview);
        // Whoever was shown the newer version saves on top of it.
        var shown = new ShownCodes(lines, problem?.Code == Changed ? state.Stored.Version : input.Version);
        return Show(request, connection, administration, state, MappingFilter.Read(request), shown, problem);
    }

    private static IResult Show(
        ConsoleRequest request, ConnectionResponse connection, ChosenAdministration administration, MappingState state,
        MappingFilter filter,
        ShownCodes shown, Problem? problem) => request.Show(
            new Page($"{request.In("Common.MapCodes")}: {administration.Name}", connection, Section.Administrations)
            {
                Status = problem?.Status ?? StatusCodes.Status200OK,
            },
            MappingView.Of(connection.Id, administration.Id, state, filter, shown, problem));

    private async Task<MappingState> ReadAsync(
        ConsoleRequest request, ConnectionResponse connection, ChosenAdministration administration, CancellationToken cancellation)
    {
        var year = MappingFilter.Read(request).Year;
        var lists = mappings.GetOptionsAsync(request.Caller, new(connection.Id, administration.Id), year, search: null, cancellation);
        var overview = await mappings.GetOverviewAsync(request.Caller, new(connection.Id, administration.Id), year, cancellation);
        var stored = await VersionAsync(request, connection, administration, overview.Version, cancellation);
        return new MappingState(overview, stored, new MappingChoices(request, await lists));
    }

    private async Task<MappingResponse> VersionAsync(
        ConsoleRequest request, ConnectionResponse connection, ChosenAdministration administration, int version,
        CancellationToken cancellation) => version == 0
        ? MappingResponse.Of(MappingVersion.None)
        : await mappings.GetAsync(request.Caller, new(connection.Id, administration.Id), version, year: null, cancellation);
}

/// <summary>What the page shows of the mapping.</summary>
/// <param name="Stored">The version that the overview is of.</param>
public sealed record MappingState(MappingOverviewResponse Overview, MappingResponse Stored, MappingChoices Choices)
{
    public override string ToString() => nameof(MappingState);
}

/// <summary>The codes that the page shows, of a list that may have more pages.</summary>
/// <param name="Version">That the form is made from.</param>
public sealed record ShownCodes(IReadOnlyList<MappingLine> Lines, int Version, int Page = 1, int Pages = 1)
{
    public IEnumerable<IGrouping<MappingKind, MappingLine>> Sections => Lines.GroupBy(line => line.Kind).OrderBy(section => section.Key);

    public override string ToString() => nameof(ShownCodes);
}
