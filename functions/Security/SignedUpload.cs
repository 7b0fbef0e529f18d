using LoketFunctions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Security;

/// <summary>A body that was received whole and whose signature holds.</summary>
/// <param name="Tenant">Who signed it, for which of its accounts.</param>
/// <param name="MessageId">The sender's own id of the message, <c>webhook-id</c>: 1 to 256 characters. The same one may come again.</param>
/// <param name="Sha256">Of the body, as 64 lower-case hex digits: tells a repeat from another body under the same id.</param>
/// <param name="Length">In bytes, at least 1.</param>
internal sealed record ReceivedUpload(Tenant Tenant, string MessageId, string Sha256, long Length);

/// <summary>
/// A signed body too large for memory, whose headers are in order. Whether the signature holds is known when the last byte was
/// read, so until <see cref="ReceiveAsync"/> has returned the sender is not known.
/// </summary>
/// <param name="enter">Enters the message before its body is stored; throws where another request came under its id.</param>
internal sealed class SignedUpload(
    HttpRequest request, Tenant claimed, SignatureCheck check, Func<ReceivedMessage, CancellationToken, Task> enter) : IDisposable
{
    /// <summary>The tenant that the address names, whoever sent it: good to look up what there is, not to disclose it.</summary>
    public Tenant Claimed => claimed;

    /// <summary>
    /// Streams the body to <paramref name="store"/>, once. The stream that it reads throws where it would end if the signature does not
    /// hold, or the message's id is known of another request: a store that keeps nothing of a stream that breaks keeps nothing of these.
    /// </summary>
    /// <param name="limit">The most that the body may hold, in bytes.</param>
    /// <exception cref="ProblemException">Too large, empty, the signature does not match, or another request came under its id.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="store"/> did not read to the end.</exception>
    public async Task<ReceivedUpload> ReceiveAsync(Func<Stream, CancellationToken, Task> store, long limit, CancellationToken cancellation)
    {
        if (request.ContentLength > limit)
            throw Problems.Throw(Problems.TooLarge(limit));
        await using var body = new VerifiedStream(
            request.Body, check, limit, (hash, token) => enter(ReceivedMessage.Of(request, claimed.Planner, hash), token));
        await store(body, cancellation);
        return body.Sha256 is { } hash
            ? new ReceivedUpload(claimed, request.Headers[StandardWebhook.IdHeader]!, hash, body.Received)
            : throw new InvalidOperationException("A signed body was stored without having been read to its end, so it was not verified.");
    }

    public void Dispose() => check.Dispose();
}

internal static class SignedUploadContext
{
    private static readonly object Key = new();

    public static void SetUpload(this FunctionContext context, SignedUpload upload) => context.Items[Key] = upload;

    /// <summary>The upload of a function that is verified by <see cref="CallerProof.SignedUpload"/>; throws for others.</summary>
    public static SignedUpload GetUpload(this FunctionContext context) => (SignedUpload)context.Items[Key];
}
