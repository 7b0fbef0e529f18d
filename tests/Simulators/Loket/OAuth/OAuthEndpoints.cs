using System.Text.Json.Serialization;
using LoketFunctions.Simulators.Loket.Calls;
using LoketFunctions.Simulators.Loket.Faults;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LoketFunctions.Simulators.Loket.OAuth;

/// <summary>The OAuth server: authorize with a sign-in page, token, token information.</summary>
internal sealed class OAuthEndpoints(ClientRegistry clients, UserDirectory users, TokenStore tokens, FaultPlan faults, CallLog log)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/authorize", (RequestDelegate)(http => ShowAsync(http)));
        routes.MapPost("/authorize", (RequestDelegate)SignInAsync);
        routes.MapPost("/token", (RequestDelegate)TokenAsync);
        routes.MapGet("/token/information", (RequestDelegate)InformationAsync);
    }

    private Task ShowAsync(HttpContext http)
    {
        var (request, problem, redirect) = AuthorizeRequest.Read(http.Request.Query, clients);
        return request is null
            ? RefuseAsync(http, problem, redirect)
            : HtmlAsync(http, 200, SignInPage.Form(request.Client.Id, null, null));
    }

    private async Task SignInAsync(HttpContext http)
    {
        var (request, problem, redirect) = AuthorizeRequest.Read(http.Request.Query, clients);
        if (request is null)
        {
            await RefuseAsync(http, problem, redirect);
            return;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form["keuze"] == "weigeren")
        {
            http.Response.Redirect(request.Back("error", "access_denied"));
            return;
        }

        string name = form["gebruikersnaam"].ToString().Trim(), password = form["wachtwoord"].ToString();
        if (name.Length == 0 || password.Length == 0)
        {
            await HtmlAsync(http, 200, SignInPage.Form(request.Client.Id, name, "Vul uw gebruikersnaam en wachtwoord in."));
        }
        else if (users.Find(name) is not { } user || user.Password != password)
        {
            await HtmlAsync(http, 200, SignInPage.Form(request.Client.Id, name, "De gebruikersnaam of het wachtwoord is onjuist."));
        }
        else if (user.IsBlocked)
        {
            await HtmlAsync(http, 200, SignInPage.Form(request.Client.Id, name, "Uw gebruiker is geblokkeerd."));
        }
        else
        {
            http.Response.Redirect(
                request.Back("code", tokens.Grant(user.Name, request.Client.Id, request.RedirectUri, request.Challenge)));
        }
    }

    private async Task TokenAsync(HttpContext http)
    {
        var planned = faults.For(http.Request.Path, "token");
        var answer = await FaultRunner.BeforeAsync(planned, http);
        if (answer is null)
        {
            var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
            var (issued, error) = Issue(form);
            log.Token($"{form["grant_type"]} {error ?? "ok"}");
            answer = issued is null
                ? Answer.Json(400, new { error })
                : Answer.Json(200, new TokenAnswer(issued.AccessToken, "bearer", issued.ExpiresIn, issued.RefreshToken, "None"));
        }
        else
        {
            log.Token($"failed {answer.Status}");
        }

        http.Response.Headers.CacheControl = "no-store";
        await FaultRunner.SendAsync(planned, FaultRunner.Spoil([.. planned.Where(f => f.Kind == FaultKind.HalfPage)], answer), http);
    }

    private (IssuedTokens? Tokens, string? Error) Issue(IFormCollection form)
    {
        if (clients.Find(form["client_id"].ToString()) is not { } client
            || (client.Secret is not null && client.Secret != form["client_secret"]))
        {
            return (null, "invalid_client");
        }

        var grant = form["grant_type"].ToString();
        var issued = grant switch
        {
            "authorization_code" =>
                tokens.Exchange(form["code"].ToString(), client.Id, form["redirect_uri"].ToString(), form["code_verifier"]),
            "refresh_token" => tokens.Refreshed(form["refresh_token"].ToString(), client.Id),
            _ => null,
        };
        return issued is not null
            ? (issued, null)
            : (null, grant is "authorization_code" or "refresh_token" ? "invalid_grant" : "unsupported_grant_type");
    }

    private Task InformationAsync(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        var answer = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && tokens.Information(header[7..].Trim()) is { } token
            ? Answer.Json(200, new TokenInformation(token.User, token.ClientId, token.ExpiresIn, "all"))
            : Answer.Unauthorized();
        return FaultRunner.SendAsync([], answer, http);
    }

    private static Task RefuseAsync(HttpContext http, string? problem, string? redirect)
    {
        if (redirect is not null)
        {
            http.Response.Redirect(redirect);
            return Task.CompletedTask;
        }

        return HtmlAsync(http, 400, SignInPage.Problem(problem ?? ""));
    }

    private static Task HtmlAsync(HttpContext http, int status, string html)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync(html, http.RequestAborted);
    }

    private sealed record TokenAnswer(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("token_type")] string TokenType,
        [property: JsonPropertyName("expires_in")] int ExpiresIn,
        [property: JsonPropertyName("refresh_token")] string RefreshToken,
        [property: JsonPropertyName("two_factor_state")] string TwoFactorState);

    private sealed record TokenInformation(
        string UserName, string ClientId, [property: JsonPropertyName("expires_in")] int ExpiresIn, string Scope);
}
