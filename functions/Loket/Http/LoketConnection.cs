using System.Text.Json.Nodes;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Loket.Http;

/// <summary>
/// Loket as one connected user sees it. All calls of the same connection id in this process share one gate.
/// </summary>
internal sealed class LoketConnection(ConnectionId id, IAccessTokenSource tokens, ILoketCallObserver? observer, LoketPipeline pipeline)
{
    /// <summary>
    /// Makes the call and reads its answer. A rejected token is renewed once; reads are repeated while their failure is
    /// transient; writes are not, as Loket has no idempotency key.
    /// </summary>
    /// <exception cref="LoketException">Loket or the way to it failed.</exception>
    public async Task<TAnswer> SendAsync<TAnswer>(LoketCall call, CancellationToken cancellation)
        where TAnswer : class, IResponse =>
        await WithTokenAsync(token => pipeline.SendAsync<TAnswer>(id, call, token, observer, cancellation), cancellation);

    /// <summary>Opens a file, to be read as it comes and disposed; it holds a turn at the gate until then.</summary>
    /// <exception cref="LoketException">Loket or the way to it failed; reading the file may throw it as well.</exception>
    public Task<Stream> OpenAsync(LoketCall call, CancellationToken cancellation) =>
        WithTokenAsync(token => pipeline.OpenAsync(id, call with { AsPdf = true }, token, observer, cancellation), cancellation);

    /// <summary>Reads one record.</summary>
    /// <exception cref="LoketException">Loket or the way to it failed, or the answer holds no record or names failures.</exception>
    public async Task<T> GetAsync<T>(LoketCall call, CancellationToken cancellation)
        where T : class
    {
        var answer = await SendAsync<SingleResponse<T>>(call, cancellation);
        LoketMessage[] failures = [.. (answer.Messages ?? []).Where(m => m is { IsFailure: true })];
        if (failures.Length > 0)
            throw new LoketException(LoketFailure.Named(call.Activity, failures));
        return answer.Content ?? throw new LoketException(new LoketFailure(FailureReason.Unreadable, 200, call.Activity));
    }

    /// <summary>Reads one record; null when Loket answers that there is none (404).</summary>
    /// <exception cref="LoketException">As <see cref="GetAsync"/>.</exception>
    public async Task<T?> FindAsync<T>(LoketCall call, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await GetAsync<T>(call, cancellation);
        }
        catch (LoketException e) when (e.Failure.Reason == FailureReason.NotFound)
        {
            return null;
        }
    }

    /// <summary>Reads one record whole, as JSON; null when Loket answers that there is none (404).</summary>
    /// <exception cref="LoketException">As <see cref="GetAsync"/>.</exception>
    public async Task<LoketRecord?> FindRecordAsync(LoketCall call, CancellationToken cancellation)
    {
        try
        {
            var answer = await SendAsync<SingleResponse<JsonObject>>(call, cancellation);
            ThrowIfRefused(call, answer.Messages);
            return answer.Content is { } content
                ? new LoketRecord(content, answer.ETag)
                : throw new LoketException(new LoketFailure(FailureReason.Unreadable, 200, call.Activity));
        }
        catch (LoketException e) when (e.Failure.Reason == FailureReason.NotFound)
        {
            return null;
        }
    }

    /// <summary>Makes a record. It is sent once.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="LoketException">
    /// Loket or the way to it failed. Where <see cref="LoketFailure.MayBeDone"/>, the record may be there: look before it is sent again.
    /// </exception>
    public async Task<Guid> CreateAsync(LoketCall call, CancellationToken cancellation)
    {
        var answer = await SendAsync<SingleResponse<JsonObject>>(call, cancellation);
        ThrowIfRefused(call, answer.Messages);
        return LoketRow.IdOf(answer.Content) ?? throw new LoketException(new LoketFailure(FailureReason.Unreadable, 201, call.Activity));
    }

    /// <summary>Makes a write of which nothing is used but that it was carried out. It is sent once.</summary>
    /// <exception cref="LoketException">As <see cref="CreateAsync"/>; Loket's refusal within a 200 is one too.</exception>
    public async Task CarryOutAsync(LoketCall call, CancellationToken cancellation) =>
        ThrowIfRefused(call, await WriteAsync(call, cancellation));

    /// <summary>Makes a write whose answer holds nothing but messages, or has no body at all. It is sent once.</summary>
    /// <returns>Loket's messages: an accepted write may hold failures of single records.</returns>
    /// <exception cref="LoketException">Loket or the way to it failed.</exception>
    public async Task<IReadOnlyList<LoketMessage>> WriteAsync(LoketCall call, CancellationToken cancellation)
    {
        var answer = await SendAsync<WriteResponse>(call with { AnswerMayBeEmpty = true }, cancellation);
        return [.. (answer.Messages ?? []).OfType<LoketMessage>()];
    }

    private async Task<T> WithTokenAsync<T>(Func<AccessToken, Task<T>> send, CancellationToken cancellation)
    {
        var token = await tokens.GetAsync(cancellation);
        try
        {
            return await send(token);
        }
        catch (LoketException e) when (e.Failure is { Reason: FailureReason.Reconnect, HttpStatus: 401 })
        {
            token = await tokens.RenewAsync(token, cancellation);
        }

        return await send(token);
    }

    private static void ThrowIfRefused(LoketCall call, IEnumerable<LoketMessage?>? messages)
    {
        LoketMessage[] failures = [.. (messages ?? []).OfType<LoketMessage>().Where(message => message.IsFailure)];
        if (failures.Length > 0)
            throw new LoketException(LoketFailure.Named(call.Activity, failures));
    }
}

/// <summary>Where a connection's access token comes from; whoever stores the tokens provides it.</summary>
internal interface IAccessTokenSource
{
    /// <summary>A token that is expected to be good.</summary>
    ValueTask<AccessToken> GetAsync(CancellationToken cancellation);

    /// <summary>A token other than the one that Loket rejected; refreshes at most once however many callers ask.</summary>
    ValueTask<AccessToken> RenewAsync(AccessToken rejected, CancellationToken cancellation);
}
