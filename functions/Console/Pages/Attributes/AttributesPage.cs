using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Personnel;
using LoketFunctions.Personnel.Attributes;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Attributes;

/// <summary>Which attribute of the HR system's stands for which field of Loket's: to see, to change and to undo.</summary>
internal sealed class AttributesPage(
    ConnectionOperations connections, AttributeOperations attributes, AttributeMappingOperations mappings)
{
    internal const string Save = "save";
    internal const string Show = "show";
    internal const string Propose = "propose";
    internal const string Undo = "undo";

    [Function("ConsoleAttributes")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> HandleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "console/connections/{connectionId}/attributes")]
        HttpRequest http, string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var request = context.GetConsoleRequest();
        var id = new ConnectionId(connectionId);
        var connection = await connections.GetAsync(request.Caller, id, cancellation);
        if (!request.IsPost)
            return await ShowAsync(request, connection, chosen: null, problem: null, cancellation);
        try
        {
            return request.Action?.Split(' ') is [Undo, var version]
                ? await UndoAsync(request, id, version, cancellation)
                : await TakeAsync(request, connection, cancellation);
        }
        catch (ProblemException exception) when (IsAboutForm(exception.Problem))
        {
            var proposal = await mappings.ProposeAsync(request.Caller, id, cancellation);
            var typed = request.Action?.StartsWith(Undo, StringComparison.Ordinal) == true
                ? null
                : AttributeInput.Read(request, proposal.Fields);
            return await ShowAsync(request, connection, typed, exception.Problem, cancellation);
        }
    }

    private async Task<IResult> TakeAsync(ConsoleRequest request, ConnectionResponse connection, CancellationToken cancellation)
    {
        var proposal = await mappings.ProposeAsync(request.Caller, connection.Id, cancellation);
        var chosen = AttributeInput.Read(request, proposal.Fields);
        if (request.Action == Propose)
            chosen = [.. chosen.Zip(proposal.Fields, (one, field) => one.WithProposal(field))];
        if (request.Action != Save)
            return await ShowAsync(request, connection, chosen, problem: null, cancellation);
        var told = await ToldAsync(request, connection.Id, cancellation);
        var mapped = chosen.Zip(proposal.Fields, (one, field) => one.ToMapped(told.GetValueOrDefault(one.AttributeId), field));
        var change = new AttributeMappingChange(
            request.Number(AttributeInput.Version) ?? 0, [.. mapped.OfType<MappedAttribute>()]);
        await mappings.ChangeAsync(request.Caller, connection.Id, change, cancellation);
        return request.GoTo(request.Paths.Attributes(connection.Id), DoneWords.Saved);
    }

    private async Task<IResult> UndoAsync(ConsoleRequest request, ConnectionId id, string version, CancellationToken cancellation)
    {
        if (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var older))
            throw Problems.Throw(Problems.Invalid("action", InputFaults.NotOffered));
        var live = await mappings.GetAsync(request.Caller, id, version: null, cancellation);
        await mappings.RestoreAsync(request.Caller, id, older, new AttributeMappingRestore(live.Version), cancellation);
        return request.GoTo(request.Paths.Attributes(id), DoneWords.Saved);
    }

    /// <param name="chosen">What was typed; null: what is live.</param>
    private async Task<IResult> ShowAsync(
        ConsoleRequest request, ConnectionResponse connection, IReadOnlyList<ChosenAttribute>? chosen, Problem? problem,
        CancellationToken cancellation)
    {
        var proposal = await mappings.ProposeAsync(request.Caller, connection.Id, cancellation);
        var told = await ToldAsync(request, connection.Id, cancellation);
        var shown = chosen ?? [.. proposal.Fields.Select(ChosenAttribute.Of)];
        // Whoever was told that another version is live saves on top of it.
        var typedOn = problem?.Code == AttributeProblemCodes.MappingChanged ? null : request.Number(AttributeInput.Version);
        var state = new AttributesShown(
            proposal, await mappings.CheckAsync(request.Caller, connection.Id, cancellation),
            (await mappings.ListVersionsAsync(request.Caller, connection.Id, cancellation)).Versions, [.. told.Values],
            AttributeInput.Lines(request, proposal.Fields, shown, told, problem), typedOn ?? proposal.Version);
        var faults = problem?.Faults is { } named ? AttributeInput.ByField(named, proposal.Fields, shown) : null;
        return request.Show(
            new Page(request.In("Page.Attributes"), connection, Section.Attributes)
            {
                Status = problem?.Status ?? StatusCodes.Status200OK,
            },
            AttributesView.Of(connection, state, problem is null ? null : problem with { Faults = faults }));
    }

    private async Task<Dictionary<string, HrAttribute>> ToldAsync(
        ConsoleRequest request, ConnectionId id, CancellationToken cancellation) =>
        (await attributes.GetAsync(request.Caller, id, cancellation)).Attributes.ToDictionary(one => one.Id, StringComparer.Ordinal);

    private static bool IsAboutForm(Problem problem) => problem.Faults is not null || problem.Code == AttributeProblemCodes.MappingChanged;
}

/// <summary>What the page shows.</summary>
/// <param name="Version">That the form is made from.</param>
public sealed record AttributesShown(
    AttributeProposalResponse Proposal, AttributeCheckResponse Check, IReadOnlyList<AttributeVersionResponse> Versions,
    IReadOnlyList<HrAttribute> Told, IReadOnlyList<AttributeLine> Lines, int Version)
{
    public override string ToString() => nameof(AttributesShown);
}
