using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Personnel;
using LoketFunctions.Personnel.Push;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Personnel;

/// <summary>How far a push is, or how it went, per employee.</summary>
internal sealed class PushPage(
    ConnectionOperations connections, PushOperations pushes, PersonChoiceOperations choices, AttributeOperations attributes,
    AttributeMappingOperations mappings)
{
    private const int ShownAtOnce = 50;
    private const string Route = "console/connections/{connectionId}/pushes/{pushId}";

    [Function("ConsolePush")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = Route)] HttpRequest http,
        string connectionId, string pushId, FunctionContext context, CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, id, cancellation);
        if (!request.IsPost)
            return await ShowAsync(request, connection, pushId, null, cancellation);
        try
        {
            var isNew = request.Action == PersonForm.New;
            if (!Guid.TryParse(request.Action, out var chosen) && !isNew)
                throw Problems.Throw(Problems.Invalid("action", InputFaults.NotOffered));
            var choice = new PersonChoice(request.Text(PersonForm.Employee) ?? "", isNew ? null : chosen);
            await choices.ChooseAsync(request.Caller, id, choice, cancellation);
            return request.GoTo(request.Paths.Push(id, pushId), DoneWords.PersonChosen);
        }
        catch (ProblemException exception)
        {
            return await ShowAsync(request, connection, pushId, exception.Problem, cancellation);
        }
    }

    private async Task<IResult> ShowAsync(
        ConsoleRequest request, ConnectionResponse connection, string pushId, Problem? problem, CancellationToken cancellation)
    {
        var push = await pushes.GetAsync(request.Caller, connection.Id, pushId, cancellation);
        var outcome = Enum.TryParse<PushOutcome>(request.Query("outcome"), ignoreCase: true, out var asked) && Enum.IsDefined(asked)
            ? asked
            : (PushOutcome?)null;
        var page = new PageQuery(Math.Max(request.QueryNumber("page") ?? 1, 1), ShownAtOnce);
        var report = await pushes.GetReportAsync(request.Caller, connection.Id, pushId, outcome, page, cancellation);
        return request.Show(
            new Page(push.Preview ? request.In("Push.PreviewOfAPush") : request.In("Push.OnePush"), connection, Section.Pushes)
            {
                Status = problem?.Status ?? StatusCodes.Status200OK,
                IsLive = PushStates.IsGoingOn(push),
            },
            PushView.Of(connection, push, report, outcome, await WordsAsync(request, connection, cancellation), problem));
    }

    private async Task<HrWords> WordsAsync(ConsoleRequest request, ConnectionResponse connection, CancellationToken cancellation) =>
        // Without an administration, attributes are for whoever edits the connection.
        connection.Administrations.Count == 0
            ? new HrWords([], [])
            : new HrWords(
                (await attributes.GetAsync(request.Caller, connection.Id, cancellation)).Attributes,
                (await mappings.GetAsync(request.Caller, connection.Id, version: null, cancellation)).Attributes);
}
