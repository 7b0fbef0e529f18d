using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Security;

/// <summary>A message whose signature holds, and the one thing that it is good for.</summary>
/// <param name="Planner">Whose id of the message it is.</param>
/// <param name="Id">The sender's own id of it, <c>webhook-id</c>: 1 to 256 characters.</param>
/// <param name="Target">Method and address, query included.</param>
/// <param name="Sha256">Of what was signed, as lower-case hex; the same whichever secret signed it, and when.</param>
internal sealed record ReceivedMessage(string Planner, string Id, string Target, string Sha256)
{
    public static ReceivedMessage Of(HttpRequest request, Tenant tenant, string sha256) => new(
        tenant.Planner, request.Headers[StandardWebhook.IdHeader]!,
        StandardWebhook.TargetOf(MethodOf(request), AddressOf(request)), sha256);

    public static string MethodOf(HttpRequest request) => HttpMethods.GetCanonicalizedValue(request.Method);

    /// <summary>
    /// Path and query. The path is decoded and encoded again, so that each of its spellings that leads to a function is one address. What
    /// is left of other spellings, as of capitals, is another address: a message that was sent to one is then refused at the other.
    /// </summary>
    public static string AddressOf(HttpRequest request) => $"{request.Path.ToUriComponent()}{request.QueryString.ToUriComponent()}";
}
