using System.Globalization;
using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Pension;
using LoketFunctions.Pension.Registering;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Pension;

/// <summary>The registration of a pension link: proposed from Loket, filled in, saved as a draft, and sent.</summary>
internal sealed class RegistrationPage(ConnectionOperations connections, RegistrationOperations registrations, PensionOperations pension)
{
    internal const string Save = "save";
    internal const string Send = "send";
    internal const string Propose = "propose";
    internal const string Add = "add";
    internal const string Remove = "remove";

    private const string Route = "console/connections/{connectionId}/pension/registration";
    private static readonly RegisteredEmployer NewEmployer = new(null, null, null, null, null);

    [Function("ConsoleRegistration")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest http, string connectionId, FunctionContext context,
        CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var kept = await registrations.GetAsync(request.Caller, id, cancellation);
        if (kept.Version > 0)
            return await ShowAsync(request, id, Shown(kept, kept.Registration) with { Faults = kept.Open }, null, cancellation);
        var (told, unanswered) = await AskAsync(request, id, cancellation);
        var shown = Shown(kept, told?.Registration ?? kept.Registration);
        return await ShowAsync(
            request, id, shown with { IsUnsaved = told is not null, Told = told, Unanswered = unanswered }, null, cancellation);
    }

    [Function("ConsoleChangeRegistration")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest http, string connectionId, FunctionContext context,
        CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var kept = await registrations.GetAsync(request.Caller, id, cancellation);
        var action = request.Action?.Split(' ') ?? [];
        if (action is not [Propose])
            await RequireChangeAsync(request, id, cancellation);
        var input = RegistrationInput.Read(request, action is [Remove, var place] ? PlaceOf(place) : null);
        // What is typed was typed on top of this one.
        var typed = Shown(kept, input.Draft) with
        {
            IsUnsaved = true,
            Version = request.Number(RegistrationInput.Version) ?? 0,
            Faults = input.Faults,
        };
        switch (action)
        {
            case [Save or Send]:
                return await SaveAsync(request, id, typed, input, cancellation);
            case [Propose]:
                var (told, unanswered) = await AskAsync(request, id, cancellation);
                var filled = told is null ? input.Draft : ProposalFill.Of(input.Draft, told.Registration);
                return await ShowAsync(
                    request, id, typed with { Draft = filled, Told = told, Unanswered = unanswered }, null, cancellation);
            case [Add]:
                var more = input.Draft with { Employers = [.. input.Draft.Employers ?? [], NewEmployer] };
                return await ShowAsync(request, id, typed with { Draft = more }, null, cancellation);
            case [Remove, _]:
                return await ShowAsync(request, id, typed, null, cancellation);
            default:
                throw Problems.Throw(Problems.Invalid("action", InputFaults.NotOffered));
        }
    }

    private async Task<IResult> SaveAsync(
        ConsoleRequest request, ConnectionId id, RegistrationShown typed, RegistrationInput input, CancellationToken cancellation)
    {
        var isNews = Text(input.Draft) != Text(typed.Kept.Registration);
        try
        {
            if (input.Faults.Count > 0)
                throw Problems.Throw(Problems.Invalid(input.Faults));
            // What is saved already is no new version, however often it is sent.
            var saved = isNews
                ? await registrations.SaveAsync(request.Caller, id, new RegistrationChange(typed.Version, input.Draft), cancellation)
                : typed.Kept;
            typed = typed with { Kept = saved, Version = saved.Version, IsUnsaved = false };
            if (request.Action == Save)
                return request.GoTo(request.Paths.Registration(id), isNews ? DoneWords.Saved : DoneWords.Unchanged);
            await registrations.SendAsync(request.Caller, id, new SendRegistrationRequest(saved.Version), cancellation);
            return request.GoTo(request.Paths.Pension(id), DoneWords.RegistrationSent);
        }
        catch (ProblemException exception) when (IsAboutForm(exception.Problem))
        {
            // Whoever was told that another version is there saves on top of it.
            var version = exception.Problem.Code == PensionProblemCodes.RegistrationChanged ? typed.Kept.Version : typed.Version;
            // What was saved and is not sent is shown with all that is open: also what is to be said to be right.
            var problem = exception.Problem.Faults is null || typed.IsUnsaved
                ? exception.Problem
                : exception.Problem with { Faults = typed.Kept.Open };
            return await ShowAsync(
                request, id, typed with { Version = version, Faults = problem.Faults ?? typed.Faults }, problem, cancellation);
        }
    }

    private async Task<IResult> ShowAsync(
        ConsoleRequest request, ConnectionId id, RegistrationShown shown, Problem? problem, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(request.Caller, id, cancellation);
        var link = await pension.GetAsync(request.Caller, id, cancellation);
        return request.Show(
            new Page(request.In("Registration.Title"), connection, Section.Pension)
            {
                Status = problem?.Status ?? StatusCodes.Status200OK,
            },
            RegistrationView.Of(connection, shown with { Stage = link.Stage }, problem));
    }

    /// <summary>A Loket that tells nothing keeps nobody from filling in.</summary>
    private async Task<(RegistrationProposalResponse? Told, Problem? Unanswered)> AskAsync(
        ConsoleRequest request, ConnectionId id, CancellationToken cancellation)
    {
        try
        {
            return (await registrations.ProposeAsync(request.Caller, id, cancellation), null);
        }
        catch (ProblemException exception) when (LoketProblemNotice.Explains(exception.Problem))
        {
            return (null, exception.Problem);
        }
    }

    private static RegistrationShown Shown(RegistrationResponse kept, RegistrationDraft draft) =>
        new(kept, default, draft, kept.Version, IsUnsaved: false, Told: null, Unanswered: null, new Dictionary<string, InputFault>());

    /// <summary>What only changes the form is no operation, which would refuse it.</summary>
    private async Task RequireChangeAsync(ConsoleRequest request, ConnectionId id, CancellationToken cancellation)
    {
        if (!PensionRights.MayChange(request, await connections.GetAsync(request.Caller, id, cancellation)))
            throw Problems.Throw(Problems.NotPermitted(Permissions.NameOf(Permission.EditPayroll)));
    }

    private static int? PlaceOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null;

    private static bool IsAboutForm(Problem problem) => problem.Faults is not null
        || problem.Code is PensionProblemCodes.RegistrationChanged or PensionProblemCodes.StepNotNext;

    private static string Text(RegistrationDraft draft) => JsonSerializer.Serialize(draft, AppJson.Options);
}
