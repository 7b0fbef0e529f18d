using LoketFunctions.Http;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Security;

internal enum MessageState
{
    /// <summary>May come again as often as it likes: whoever takes it knows what it asked for.</summary>
    Repeatable,

    /// <summary>Its first request is being handled, or was cut off.</summary>
    UnderWay,

    /// <summary>Done, wholly or in part. Good for nothing more.</summary>
    Handled,

    /// <summary>Refused, or failed. The same request may be tried again.</summary>
    NotDone,
}

/// <summary>Partition: planner. Row: hash of the message's id.</summary>
internal sealed class ReceivedMessageRow : Row
{
    /// <summary>Hash of method and address.</summary>
    public string Target { get; set; } = "";

    /// <summary>Of what was signed.</summary>
    public string Sha256 { get; set; } = "";

    public MessageState State { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>By which a request knows the row for its own, where storage took it and the answer was lost.</summary>
    public string Attempt { get; set; } = "";

    internal bool IsSameAs(ReceivedMessageRow other) => (Target, Sha256) == (other.Target, other.Sha256);
}

/// <summary>
/// Remembers what each signed message was sent for, on all hosts, so that it is good for one thing, once: the signature of a body holds
/// at any address. A row is written before anything is done, and who writes it first handles the message.
/// </summary>
internal sealed partial class ReceivedMessages(AppTables tables, TimeProvider clock, ILogger<ReceivedMessages> logger)
{
    /// <summary>Far longer than a signature is good for, so that senders who try again after hours meet what they did.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>
    /// After this time the message is handled no more: its host died. The first signature, which may have been made ahead of time,
    /// is good for twice the tolerance at most, so that from now on it takes the secret to send the message again.
    /// </summary>
    private static readonly TimeSpan CutOffAfter = 3 * StandardWebhook.Tolerance;

    /// <summary>Enters a message that may come again.</summary>
    /// <exception cref="ProblemException">Another request came under its id.</exception>
    public Task EnterAsync(ReceivedMessage message, CancellationToken cancellation) =>
        AddOrFindAsync(RowOf(message, MessageState.Repeatable), cancellation);

    /// <summary>Does what the message asks for, unless it was done; after a failure the same message may come again.</summary>
    /// <exception cref="ProblemException">It was handled, is being handled, or another request came under its id.</exception>
    public async Task HandleOnceAsync(ReceivedMessage message, Func<Task> handle, CancellationToken cancellation)
    {
        // From here on it is written down what becomes of the message, also where its sender hangs up.
        cancellation.ThrowIfCancellationRequested();
        var row = RowOf(message, MessageState.UnderWay);
        if (await AddOrFindAsync(row, CancellationToken.None) is { } earlier)
            row = await TakeOverAsync(earlier);
        try
        {
            await handle();
        }
        catch (Exception exception)
        {
            await EndAsync(row, exception is ProblemException { Problem.IsPartlyDone: true } ? MessageState.Handled : MessageState.NotDone);
            throw;
        }

        await EndAsync(row, MessageState.Handled);
    }

    /// <summary>Forgets the ids that were kept long enough; returns how many.</summary>
    public async Task<int> ForgetOldAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - Kept;
        var old = await tables.ReceivedMessages.ListAsync<ReceivedMessageRow>(
            TableClientExtensions.TableFilter($"ReceivedAt lt {before}"), cancellation);
        foreach (var row in old)
            await tables.ReceivedMessages.TryDeleteAsync(row, cancellation);
        return old.Count;
    }

    private ReceivedMessageRow RowOf(ReceivedMessage message, MessageState state) => new()
    {
        PartitionKey = message.Planner,
        RowKey = SecureRandom.Hash(message.Id),
        Target = SecureRandom.Hash(message.Target),
        Sha256 = message.Sha256,
        State = state,
        ReceivedAt = clock.GetUtcNow(),
        Attempt = SecureRandom.NewId(),
    };

    /// <returns>The row of the same message, which came earlier; null where it comes for the first time, and its row was added.</returns>
    private async Task<ReceivedMessageRow?> AddOrFindAsync(ReceivedMessageRow row, CancellationToken cancellation)
    {
        while (!await tables.ReceivedMessages.TryAddAsync(row, cancellation))
        {
            // It may be forgotten in this moment, and then the id is free.
            if (await tables.ReceivedMessages.FindAsync<ReceivedMessageRow>(row.PartitionKey, row.RowKey, cancellation) is not { } found)
                continue;
            if (!found.IsSameAs(row))
                throw Reused(row.PartitionKey);
            if (found.Attempt != row.Attempt)
                return found;
            row.ETag = found.ETag;
            break;
        }

        return null;
    }

    private async Task<ReceivedMessageRow> TakeOverAsync(ReceivedMessageRow row)
    {
        var now = clock.GetUtcNow();
        var isFree = row.State switch
        {
            MessageState.NotDone => true,
            MessageState.UnderWay => now - row.ReceivedAt > CutOffAfter,
            _ => throw Problems.Throw(Problems.Replayed()),
        };
        (row.State, row.ReceivedAt) = (MessageState.UnderWay, now);
        if (!isFree || !await tables.ReceivedMessages.TryReplaceAsync(row, CancellationToken.None))
            throw Problems.Throw(Problems.UnderWay());
        return row;
    }

    /// <summary>The work is done or has failed, whatever becomes of this note, and whether or not the sender still waits.</summary>
    private async Task EndAsync(ReceivedMessageRow row, MessageState state)
    {
        row.State = state;
        try
        {
            await tables.ReceivedMessages.TryReplaceAsync(row, CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogNotNoted(row.PartitionKey, state, exception.GetType().Name);
        }
    }

    private ProblemException Reused(string planner)
    {
        LogReused(planner);
        return Problems.Throw(Problems.Reused());
    }

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "A signed message of planner {Planner} came a second time as another request, and was refused")]
    private partial void LogReused(string planner);

    [LoggerMessage(
        Level = LogLevel.Error, Message = "That a signed message of planner {Planner} is {State} could not be noted: {ExceptionType}")]
    private partial void LogNotNoted(string planner, MessageState state, string exceptionType);
}

/// <summary>A message whose signature holds, and the one thing that it is good for.</summary>
/// <param name="Planner">Whose id of the message it is.</param>
/// <param name="Id">The sender's own id of it, <c>webhook-id</c>: 1 to 256 characters.</param>
/// <param name="Target">Method and address, query included.</param>
/// <param name="Sha256">Of what was signed, as lower-case hex; the same whichever secret signed it, and when.</param>
internal sealed record ReceivedMessage(string Planner, string Id, string Target, string Sha256)
{
    /// <param name="sender">The planner, or the operator.</param>
    public static ReceivedMessage Of(HttpRequest request, string sender, string sha256) => new(
        sender, request.Headers[StandardWebhook.IdHeader]!,
        StandardWebhook.TargetOf(MethodOf(request), AddressOf(request)), sha256);

    public static string MethodOf(HttpRequest request) => HttpMethods.GetCanonicalizedValue(request.Method);

    /// <summary>
    /// Path and query. The path is decoded and encoded again, so that each of its spellings that leads to a function is one address. What
    /// is left of other spellings, as of capitals, is another address: a message that was sent to one is then refused at the other.
    /// </summary>
    public static string AddressOf(HttpRequest request) => $"{request.Path.ToUriComponent()}{request.QueryString.ToUriComponent()}";
}
