using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Personnel.Push;

/// <param name="PushId">Of the first request where this one is a repeat.</param>
internal sealed record AcceptedPush(string PushId, Tenant Tenant, bool Preview, bool IsNew);

/// <summary>
/// Takes in pushed records: they are kept sealed, and the same message asks for the same push however often it comes. What is stored comes
/// after the message's row and before the push's, so that a repeat makes up for whatever a death left undone.
/// </summary>
internal sealed class PushIntake(
    ConnectionStore connections, PeopleRoutes routes, PushStore pushes, TakenRecords taken, EmployeeRows rows, PushStarter starter,
    AppTables tables, TimeProvider clock)
{
    /// <summary>The most that a push may hold, in bytes: some thousands of employees.</summary>
    public const long Limit = 10 * 1024 * 1024;

    /// <exception cref="ProblemException">Not authentic, not valid, too large, for nobody, or another body under a used id.</exception>
    public async Task<AcceptedPush> TakeAsync(
        DurableTaskClient client, SignedUpload upload, ConnectionId connectionId, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        // In memory and nowhere else until it is sealed.
        var received = await upload.ReceiveAsync((body, token) => body.CopyToAsync(buffer, token), Limit, cancellation);
        var connection = await connections.GetAsync(Caller.OfPlanner(received.Tenant), connectionId, Permission.EditPayroll, cancellation);
        var route = await routes.RequireAsync(connection, cancellation);
        var body = PushBody.Read(connection.Id, buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
        var administrationId = route.Note(route.Require(body.AdministrationId));
        var only = body.Only is { } id ? EmployeeRow.HashOf(connection.Id, id) : null;
        await RequireKnownAsync(connection.Id, only, body, cancellation);

        var newId = pushes.NewRunId();
        var message = await ClaimAsync(connection.Id, newId, body.Preview, received, cancellation);
        if (!message.IsKept)
        {
            var push = new RunKey(connection.Id, message.PushId);
            await taken.KeepAsync(
                connection, push, body.Preview, body.Employees, body.Odd, clock.GetUtcNow(), administrationId, cancellation);
            await tables.Personnel.ChangeAsync<PushMessageRow>(
                message.PartitionKey, message.RowKey, row => row.IsKept = true, cancellation);
        }

        var start = new PushStart(PushTrigger.Push, body.Preview, only, body.Employees.Count + body.Odd.Count, administrationId);
        await starter.StartAsync(client, connection, message.PushId, start, cancellation);
        return new AcceptedPush(message.PushId, received.Tenant, body.Preview, message.PushId == newId);
    }

    /// <summary>Whoever stores the message's row first has made the push; a repeat finds that row.</summary>
    /// <exception cref="ProblemException">Another body came under this id.</exception>
    private async Task<PushMessageRow> ClaimAsync(
        ConnectionId connectionId, string pushId, bool preview, ReceivedUpload received, CancellationToken cancellation)
    {
        var row = new PushMessageRow
        {
            PartitionKey = connectionId.ToString(),
            RowKey = PushStore.MessagePrefix + SecureRandom.Hash(received.MessageId),
            PushId = pushId,
            Sha256 = received.Sha256,
            Preview = preview,
        };
        if (await tables.Personnel.TryAddAsync(row, cancellation))
            return row;
        var first = await tables.Personnel.FindAsync<PushMessageRow>(connectionId.ToString(), row.RowKey, cancellation)
            ?? throw new InvalidOperationException("The message's row is gone.");
        return first.Sha256 == received.Sha256 ? first : throw Problems.Throw(Problems.Reused());
    }

    private async Task RequireKnownAsync(ConnectionId connectionId, string? only, PushBody body, CancellationToken cancellation)
    {
        if (only is not null && body.Employees.All(one => one.Hash != only)
            && await rows.FindAsync(connectionId, only, cancellation) is null)
            throw Problems.Throw(Problems.Invalid("only", PushInputFaults.NotPushed));
    }
}
