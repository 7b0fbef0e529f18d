using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Personnel.Push;

/// <summary>What is due, asked for.</summary>
/// <param name="Preview">Only says what would be done.</param>
/// <param name="EmployeeId">The HR system's id of the only employee to bring to Loket, the whole way; null for all who are due.</param>
/// <param name="AdministrationId">Of which administration; null for the employee's, or the only one.</param>
/// <param name="Ask">The HR system is asked for the records of everybody first, where the connection is set to.</param>
internal sealed record PushDueRequest(
    bool Preview = false, string? EmployeeId = null, Guid? AdministrationId = null, bool Ask = false)
{
    public override string ToString() => nameof(PushDueRequest);
}

/// <summary>Pushes asked for, and how they went. Whoever may not see the administration sees nothing of them.</summary>
internal sealed class PushOperations(
    ConnectionStore connections, PushIntake intake, PushStarter starter, PeopleRoutes routes, PushStore pushes, PushReportStore reports,
    EmployeeRows rows, EmployeeRecords records, AuditLog audit)
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;

    /// <summary>Takes in the records of a signed message; the same push for the same message.</summary>
    public async Task<AcceptedPush> TakeAsync(
        DurableTaskClient client, SignedUpload upload, ConnectionId connectionId, CancellationToken cancellation)
    {
        var taken = await intake.TakeAsync(client, upload, connectionId, cancellation);
        if (taken.IsNew)
            await audit.WriteAsync(taken.Tenant, Actor.Planner, connectionId, EventOf(taken.Preview, taken.PushId), cancellation);
        return taken;
    }

    /// <summary>Brings to Loket what is due, or one employee, from what was pushed before; or says what would be done.</summary>
    /// <returns>The push's id.</returns>
    public async Task<string> StartDueAsync(
        DurableTaskClient client, Caller caller, ConnectionId connectionId, PushDueRequest asked, CancellationToken cancellation)
    {
        var (connection, _) = await FindAsync(caller, connectionId, Permission.EditPayroll, cancellation);
        var route = await routes.RequireAsync(connection, cancellation);
        if (asked.Ask && !connection.AsksForRecords)
            throw Problems.Throw(ConnectionProblems.SettingOff(SettingSetters.AsksForRecords));
        var only = asked.EmployeeId is { } id ? EmployeeRow.HashOf(connection.Id, id) : null;
        var row = only is null ? null : await rows.FindAsync(connection.Id, only, cancellation)
            ?? throw Problems.Throw(Problems.Invalid("employeeId", PushInputFaults.NotPushed));
        var administration = route.Require(asked.AdministrationId ?? row?.AdministrationId);
        caller.Access.Require(Permission.EditPayroll, administration.Id);
        var pushId = pushes.NewRunId();
        await starter.StartAsync(
            client, connection, pushId,
            new PushStart(PushTrigger.Request, asked.Preview, only, Pushed: 0, route.Note(administration), asked.Ask), cancellation);
        await audit.WriteAsync(caller, connection.Id, EventOf(asked.Preview, pushId), cancellation);
        return pushId;
    }

    /// <summary>The newest first.</summary>
    /// <param name="limit">1 to 100; null for 20.</param>
    /// <param name="before">The <see cref="PushList.Older"/> of the page before; null for the newest.</param>
    public async Task<PushList> ListAsync(
        Caller caller, ConnectionId connectionId, int? limit, string? before, CancellationToken cancellation)
    {
        var (older, most) = (OlderThan.Read(before), Math.Clamp(limit ?? DefaultLimit, 1, MaxLimit));
        var (connection, sees) = await FindAsync(caller, connectionId, Permission.ViewPayroll, cancellation);
        var (page, next) = OlderThan.Cut(await pushes.ListAsync(connection.Id, most + 1, cancellation, older), most, push => push.RunId);
        var list = new List<PushResponse>();
        foreach (var push in page.Where(push => sees(push.AdministrationId)))
            list.Add(await AnswerAsync(caller, connection, push, cancellation));
        return new PushList(list, next);
    }

    public async Task<PushResponse> GetAsync(Caller caller, ConnectionId connectionId, string pushId, CancellationToken cancellation)
    {
        var (connection, push) = await FindPushAsync(caller, connectionId, pushId, cancellation);
        return await AnswerAsync(caller, connection, push, cancellation);
    }

    /// <summary>What happened to each employee, as far as the push has come.</summary>
    /// <param name="outcome">Null for all.</param>
    public async Task<PushReport> GetReportAsync(
        Caller caller, ConnectionId connectionId, string pushId, PushOutcome? outcome, PageQuery page, CancellationToken cancellation)
    {
        var (connection, push) = await FindPushAsync(caller, connectionId, pushId, cancellation);
        var language = caller.Language ?? connection.Language;
        var all = (await reports.ReadAllAsync(push.Key, cancellation)).Where(result => !result.IsUnderWay).ToList();
        var asked = all.Where(result => outcome is null || result.Outcome == outcome).ToList();
        return new PushReport(
            [.. page.From(asked).Select(result => PushResultResponse.Of(result, language))], PushCounts.Of(all), asked.Count, page.Page,
            page.PageSize);
    }

    /// <summary>Each employee that was ever pushed, and what the last push did with it.</summary>
    /// <param name="outcome">Null for all.</param>
    public async Task<LastPushList> ListLastAsync(
        Caller caller, ConnectionId connectionId, PushOutcome? outcome, PageQuery page, CancellationToken cancellation)
    {
        var (connection, sees) = await FindAsync(caller, connectionId, Permission.ViewPayroll, cancellation);
        var asked = (await rows.ListAsync(connection.Id, cancellation))
            .Where(row => sees(row.AdministrationId))
            .Where(row => outcome is null || (row.LastPushId is not null && row.LastOutcome == outcome)).ToList();
        var list = new List<LastPush>();
        foreach (var row in page.From(asked))
        {
            var id = await records.FindIdAsync(connection.Key, row.Hash, cancellation);
            list.Add(LastPush.Of(row, id, caller.Language ?? connection.Language));
        }

        return new LastPushList(list, asked.Count, page.Page, page.PageSize);
    }

    private async Task<PushResponse> AnswerAsync(Caller caller, Connection connection, PushRow push, CancellationToken cancellation) =>
        PushResponse.Of(push, await pushes.AdministrationsAsync(push.Key, cancellation), caller.Language ?? connection.Language);

    private async Task<(Connection Connection, PushRow Push)> FindPushAsync(
        Caller caller, ConnectionId connectionId, string pushId, CancellationToken cancellation)
    {
        var (connection, sees) = await FindAsync(caller, connectionId, Permission.ViewPayroll, cancellation);
        return await pushes.FindAsync(new RunKey(connection.Id, pushId), cancellation) is { } push && sees(push.AdministrationId)
            ? (connection, push)
            : throw Problems.Throw(Problems.NotFound("push"));
    }

    /// <summary>The connection, and whether the caller may do this of an administration: null stands for all that take part.</summary>
    private async Task<(Connection Connection, Func<Guid?, bool> May)> FindAsync(
        Caller caller, ConnectionId connectionId, Permission permission, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(caller, connectionId, permission, cancellation);
        var administrations = await connections.AdministrationsAsync(connection.Id, cancellation);
        if (administrations.Count > 0 && !administrations.Any(row => caller.Access.Allows(permission, row.Id)))
            caller.Access.Require(permission, administrations[0].Id);
        return (connection, id => id is { } one
            ? caller.Access.Allows(permission, one)
            : administrations.All(row => caller.Access.Allows(permission, row.Id)));
    }

    private static AuditEvent EventOf(bool preview, string pushId) =>
        new(preview ? AuditAction.PushPreviewRequested : AuditAction.PushRequested, pushId);
}
