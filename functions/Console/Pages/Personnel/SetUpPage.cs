using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Personnel.SetUp;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Personnel;

/// <summary>How far the link of a legal entity is, what it waits for, and the acknowledgement of what it does.</summary>
internal sealed class SetUpPage(ConnectionOperations connections, SetUpOperations setUps)
{
    private const string Route = "console/connections/{connectionId}/set-up";

    [Function("ConsoleSetUp")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest http, string connectionId, FunctionContext context,
        CancellationToken cancellation) => PageAsync(context.GetConsoleRequest(), new(connectionId), null, cancellation);

    [Function("ConsoleAcknowledge")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> AcknowledgeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest http, string connectionId, FunctionContext context,
        CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        try
        {
            // The version is that of the text on the page that was sent: one that changed since is not acknowledged by it.
            var version = int.TryParse(
                request.Text(AcknowledgeForm.Version), NumberStyles.None, CultureInfo.InvariantCulture, out var shown) ? shown : 0;
            if (request.Text(AcknowledgeForm.Known) != "true")
                throw Problems.Throw(Problems.Invalid(AcknowledgeForm.Known, InputFaults.NotChosen));
            await setUps.AcknowledgeAsync(
                request.Caller, id, new AcknowledgeRequest(version, request.Text(AcknowledgeForm.StartLine) ?? ""), cancellation);
            return request.GoTo(request.Paths.SetUp(id), DoneWords.Acknowledged);
        }
        catch (ProblemException exception) when (exception.Problem.Faults is not null)
        {
            return await PageAsync(request, id, exception.Problem, cancellation);
        }
    }

    private async Task<IResult> PageAsync(ConsoleRequest request, ConnectionId connectionId, Problem? fault, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(request.Caller, connectionId, cancellation);
        var setUp = await setUps.GetAsync(request.Caller, connectionId, cancellation);
        return request.Show(
            new Page(request.In("SetUp.Title"), connection, Section.SetUp) { Status = fault?.Status ?? StatusCodes.Status200OK },
            SetUpView.Of(setUp, fault));
    }
}
