using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace LoketFunctions.Simulators.Loket.OAuth;

/// <summary>The parameters of the authorize address, checked.</summary>
internal sealed record AuthorizeRequest(SandboxClient Client, string RedirectUri, string? State, string? Challenge)
{
    /// <summary>
    /// Reads the query. An unknown client or return address ends here with a text for the user, as nobody may be sent to an address
    /// that is not registered; other mistakes go back to the application as an OAuth error.
    /// </summary>
    public static (AuthorizeRequest? Request, string? Problem, string? Redirect) Read(IQueryCollection query, ClientRegistry clients)
    {
        if (clients.Find(query["client_id"].ToString()) is not { } client)
        {
            return (null, "Deze applicatie is niet bekend (client_id).", null);
        }

        var redirect = query["redirect_uri"].ToString();
        if (!client.RedirectUris.Contains(redirect, StringComparer.Ordinal))
        {
            return (null, "Het retouradres (redirect_uri) is niet geregistreerd voor deze applicatie.", null);
        }

        var request = new AuthorizeRequest(client, redirect, Value(query, "state"), Value(query, "code_challenge"));
        var error = query["response_type"] != "code" ? "unsupported_response_type"
            : query["scope"] != "all" ? "invalid_scope"
            : request.Challenge is not null && query["code_challenge_method"] != "S256" ? "invalid_request"
            : null;
        return error is null ? (request, null, null) : (null, null, request.Back("error", error));
    }

    /// <summary>The return address with the state and one more parameter.</summary>
    public string Back(string name, string value)
    {
        var parameters = new Dictionary<string, string?>(StringComparer.Ordinal) { ["state"] = State, [name] = value };
        return QueryHelpers.AddQueryString(RedirectUri, parameters.Where(p => p.Value is not null));
    }

    private static string? Value(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } value ? value : null;
}
