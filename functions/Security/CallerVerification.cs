using System.Security.Cryptography;
using LoketFunctions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace LoketFunctions.Security;

/// <summary>
/// Lets a request through to its function with the proof that the function asks for by <see cref="VerifiedByAttribute"/>. A new function
/// without that attribute answers 401 to what is not signed.
/// </summary>
internal sealed class CallerVerification(
    CallerProofs proofs, IInboundSecrets senders, OperatorSecrets operators,
    ReceivedMessages received, UnverifiedBytes unverified, TimeProvider clock)
    : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var proof = proofs.Of(context.FunctionDefinition.Name);
        // The console has verified by its session who comes with a caller. A page without one ends below, as unsigned.
        if (context.GetHttpContext() is not { } http || proof is CallerProof.None or CallerProof.OpenPage || context.HasCaller())
        {
            await next(context);
        }
        else if (proof == CallerProof.SignedUpload)
        {
            using var upload = BeginUpload(http);
            context.SetUpload(upload);
            await next(context);
        }
        else
        {
            var claim = IsOperators(proof) ? ClaimedByOperator(http.Request) : Claimed(http.Request);
            var credit = unverified.Open(claim.Sender, http.Request);
            var body = await ReadBodyAsync(http.Request, proof, credit, http.RequestAborted);
            var message = Verify(http.Request, claim, body);
            credit.Verified();
            context.SetCaller(claim.Caller);
            context.SetSignedBody(body);
            await received.HandleOnceAsync(message, () => next(context), http.RequestAborted);
        }
    }

    private static async Task<byte[]> ReadBodyAsync(
        HttpRequest request, CallerProof proof, UnverifiedCredit credit, CancellationToken cancellation)
    {
        if (StandardWebhook.TakesBody(request.Method)
            && proof is not (CallerProof.SignatureWithoutBody or CallerProof.OperatorSignatureWithoutBody))
        {
            RequestContent.RequireJson(request);
            PutOnCredit(request, credit, RequestBody.Limit);
            return await RequestBody.ReadRawAsync(request, cancellation);
        }

        return await RequestBody.IsThereAsync(request, cancellation) ? throw Problems.Throw(Problems.BodyNotTaken()) : [];
    }

    private ReceivedMessage Verify(HttpRequest request, Claim claim, byte[] body)
    {
        var payload = StandardWebhook.PayloadOf(ReceivedMessage.MethodOf(request), ReceivedMessage.AddressOf(request), body);
        var fault = StandardWebhook.Verify(
            claim.Secrets, request.Headers[StandardWebhook.IdHeader], request.Headers[StandardWebhook.TimestampHeader],
            request.Headers[StandardWebhook.SignatureHeader], payload, clock.GetUtcNow());
        if (fault is not null)
            throw claim.Unsigned(fault);
        return ReceivedMessage.Of(request, claim.Sender, Convert.ToHexStringLower(SHA256.HashData(payload)));
    }

    /// <summary>
    /// Checks all but the signature and what the id is known of. The same message may come again: whoever takes an upload answers a repeat
    /// as it answered the first.
    /// </summary>
    private SignedUpload BeginUpload(HttpContext http)
    {
        var request = http.Request;
        var claim = Claimed(request);
        var tenant = claim.Caller.Tenant;
        RequestContent.RequireJson(request);
        var credit = unverified.Open(tenant.Planner, request);
        PutOnCredit(request, credit, RequestBody.StreamedLimit);
        var check = SignatureCheck.Begin(
            claim.Secrets, request.Headers[StandardWebhook.IdHeader], request.Headers[StandardWebhook.TimestampHeader],
            request.Headers[StandardWebhook.SignatureHeader], clock.GetUtcNow(), out var fault) ?? throw Unsigned(fault!);

        // Kestrel would stop at 30 MB, in the worker in Azure too; the upload counts for itself.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        return new SignedUpload(request, tenant, check, async (message, cancellation) =>
        {
            credit.Verified();
            await received.EnterAsync(message, cancellation);
        });
    }

    private static void PutOnCredit(HttpRequest request, UnverifiedCredit credit, long limit)
    {
        if (request.ContentLength > limit)
            throw Problems.Throw(Problems.TooLarge(limit));
        credit.Require(request.ContentLength);
        request.Body = new CreditedBody(request.Body, credit);
    }

    /// <summary>Whom the address names: the caller, if the signature is made with one of the secrets.</summary>
    private Claim Claimed(HttpRequest request)
    {
        var (tenant, secrets) = Named(request, Unsigned);
        return new Claim(Caller.OfPlanner(tenant), tenant.Planner, secrets, Unsigned);
    }

    /// <summary>The same of the operator, by the operator's own secrets; whose account it is about stands in the address.</summary>
    private Claim ClaimedByOperator(HttpRequest request)
    {
        if (operators.Inbound.Count == 0)
            throw UnsignedByOperator("No operator is known to this installation.");
        var (tenant, _) = Named(request, UnsignedByOperator);
        return new Claim(Caller.OfOperator(tenant), OperatorSecrets.Sender, operators.Inbound, UnsignedByOperator);
    }

    private (Tenant Tenant, IReadOnlyList<WebhookSecret> Secrets) Named(HttpRequest request, Func<string, ProblemException> unsigned)
    {
        if (request.RouteValues["planner"] is not string plannerId || senders.FindInboundSecrets(plannerId) is not { } secrets)
            throw unsigned("No planner is known under this address.");
        if (request.RouteValues["account"] is not string account || !Tenant.IsValidAccount(account))
            throw unsigned("The account in the address is not valid: letters, digits, dot, dash and underscore, at most 64.");
        RouteIds.Require(request);
        return (new Tenant(plannerId, account), secrets);
    }

    private static bool IsOperators(CallerProof proof) =>
        proof is CallerProof.OperatorSignature or CallerProof.OperatorSignatureWithoutBody;

    private static ProblemException Unsigned(string why) => Problems.Throw(Problems.Unsigned(why));

    private static ProblemException UnsignedByOperator(string why) => Problems.Throw(Problems.Unsigned(why, "operator"));

    /// <summary>Whom a request says it is from.</summary>
    /// <param name="Caller">What it is, if the signature holds.</param>
    /// <param name="Sender">Under which its messages are remembered.</param>
    private sealed record Claim(
        Caller Caller, string Sender, IReadOnlyList<WebhookSecret> Secrets, Func<string, ProblemException> Unsigned);
}
