using System.Security.Cryptography;
using LoketFunctions.Http;
using LoketFunctions.Planner;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace LoketFunctions.Security;

/// <summary>
/// Closed by default: every HTTP function needs a request signed by the planner that its route names, unless it is listed
/// here as open. A new function that nobody thought about answers 401.
/// </summary>
internal sealed class CallerVerification(Planners planners, ReceivedMessages received, UnverifiedBytes unverified, TimeProvider clock)
    : IFunctionsWorkerMiddleware
{
    /// <summary>Reached by browsers and probes; each guards itself by one-time values, or tells nothing.</summary>
    private static readonly HashSet<string> OpenFunctions = ["Health", "Ready", "ConnectStart", "ConnectConfirm", "ConnectCallback", "DownloadFile", "ConsoleOpen", "ConsoleAsset"];

    /// <summary>
    /// Their bodies are too large for memory, or their messages may come again: they get a <see cref="SignedUpload"/> and no
    /// <see cref="Caller"/>.
    /// </summary>
    private static readonly HashSet<string> StreamedFunctions = ["RequestExport", "RequestPeriodExport"];

    /// <summary>Described without a body, though their method could have one. So they sign their address as GET and DELETE do.</summary>
    private static readonly HashSet<string> FunctionsWithoutBody = ["SendMarksAgain", "MarkEmployeeChecked"];

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var function = context.FunctionDefinition.Name;
        // Somebody else verified the caller: the console, by its session.
        if (context.GetHttpContext() is not { } http || OpenFunctions.Contains(function) || context.HasCaller())
        {
            await next(context);
        }
        else if (StreamedFunctions.Contains(function))
        {
            using var upload = BeginUpload(http);
            context.SetUpload(upload);
            await next(context);
        }
        else
        {
            var (tenant, secrets) = Claimed(http.Request);
            var credit = unverified.Open(tenant.Planner, http.Request);
            var body = await ReadBodyAsync(http.Request, function, credit, http.RequestAborted);
            var message = Verify(http.Request, tenant, secrets, body);
            credit.Verified();
            context.SetCaller(Caller.OfPlanner(tenant));
            context.SetSignedBody(body);
            await received.HandleOnceAsync(message, () => next(context), http.RequestAborted);
        }
    }

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request, string function, UnverifiedCredit credit, CancellationToken cancellation)
    {
        if (StandardWebhook.TakesBody(request.Method) && !FunctionsWithoutBody.Contains(function))
        {
            RequestContent.RequireJson(request);
            PutOnCredit(request, credit, RequestBody.Limit);
            return await RequestBody.ReadRawAsync(request, cancellation);
        }

        return await RequestBody.IsThereAsync(request, cancellation) ? throw Problems.Throw(Problems.BodyNotTaken()) : [];
    }

    private ReceivedMessage Verify(HttpRequest request, Tenant tenant, IReadOnlyList<WebhookSecret> secrets, byte[] body)
    {
        var payload = StandardWebhook.PayloadOf(ReceivedMessage.MethodOf(request), ReceivedMessage.AddressOf(request), body);
        var fault = StandardWebhook.Verify(
            secrets, request.Headers[StandardWebhook.IdHeader], request.Headers[StandardWebhook.TimestampHeader],
            request.Headers[StandardWebhook.SignatureHeader], payload, clock.GetUtcNow());
        if (fault is not null)
            throw Unsigned(fault);
        return ReceivedMessage.Of(request, tenant, Convert.ToHexStringLower(SHA256.HashData(payload)));
    }

    /// <summary>
    /// Checks all but the signature and what the id is known of. The same message may come again: whoever takes an upload answers a repeat
    /// as it answered the first.
    /// </summary>
    private SignedUpload BeginUpload(HttpContext http)
    {
        var request = http.Request;
        var (tenant, secrets) = Claimed(request);
        RequestContent.RequireJson(request);
        var credit = unverified.Open(tenant.Planner, request);
        PutOnCredit(request, credit, RequestBody.StreamedLimit);
        var check = SignatureCheck.Begin(
            secrets, request.Headers[StandardWebhook.IdHeader], request.Headers[StandardWebhook.TimestampHeader],
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
    private (Tenant Tenant, IReadOnlyList<WebhookSecret> Secrets) Claimed(HttpRequest request)
    {
        if (request.RouteValues["planner"] is not string plannerId || planners.Find(plannerId) is not { } planner)
            throw Unsigned("No planner is known under this address.");
        if (request.RouteValues["account"] is not string account || !Tenant.IsValidAccount(account))
            throw Unsigned("The account in the address is not valid: letters, digits, dot, dash and underscore, at most 64.");
        RouteIds.Require(request);
        return (new Tenant(plannerId, account), planner.InboundSecrets);
    }

    private static ProblemException Unsigned(string why) => Problems.Throw(Problems.Unsigned(why));
}
