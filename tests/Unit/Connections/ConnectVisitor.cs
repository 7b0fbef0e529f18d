using System.Net;
using System.Text.RegularExpressions;
using System.Web;
using LoketFunctions.Connections;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Tests.Notifications;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Connections;

/// <summary>A browser at the three addresses of connecting: keeps their cookie, and what it was shown last.</summary>
internal sealed partial class ConnectVisitor(Machine machine)
{
    private readonly ConnectFunctions _functions =
        new(machine.Flow, new ConnectPages(NoticeKit.Address, new LoketOptions
        {
            ApiBaseAddress = new Uri("https://loket.example/v2/"),
            OAuthBaseAddress = new Uri("https://loket.example/oauth/"),
            ClientId = "client",
            ClientSecret = new ClientSecret("client-secret"),
            RedirectUri = new Uri("https://app.example/api/connect/callback"),
        }));

    /// <summary>Name and value, as a browser sends it; null for none.</summary>
    public string? Cookie { get; set; }

    public string? AcceptLanguage { get; set; }

    public HttpResponse Response { get; private set; } = null!;

    public string Html { get; private set; } = "";

    /// <summary>What the page's form carries; null where there is no form.</summary>
    public string? FormToken => Token().Match(Html) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups["value"].Value) : null;

    public Task<int> OpenAsync(string ticket, string method = "GET") =>
        VisitAsync(method, request => _functions.AskAsync(request, ticket, default));

    /// <summary>Presses the button of the page that it was shown, or sends what somebody else's page would.</summary>
    public Task<int> PressAsync(string ticket, string? formToken) => VisitAsync("POST", request =>
    {
        request.ContentType = "application/x-www-form-urlencoded";
        request.Body = new MemoryStream(
            System.Text.Encoding.UTF8.GetBytes(formToken is null ? "" : $"_token={Uri.EscapeDataString(formToken)}"));
        return _functions.GoOnAsync(request, ticket, default);
    });

    public async Task<int> OpenAndPressAsync(string ticket)
    {
        await OpenAsync(ticket);
        return await PressAsync(ticket, FormToken);
    }

    public Task<int> ComeBackAsync(string query) => VisitAsync("GET", request =>
    {
        request.QueryString = new QueryString(query);
        return _functions.CallbackAsync(request, default);
    });

    /// <summary>The state with which it was sent to Loket.</summary>
    public string? State => HttpUtility.ParseQueryString(new Uri(Response.Headers.Location!).Query)["state"];

    private async Task<int> VisitAsync(string method, Func<HttpRequest, Task<IResult>> visit)
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        http.Request.Method = method;
        http.Request.Headers.Cookie = Cookie;
        http.Request.Headers.AcceptLanguage = AcceptLanguage;
        http.Response.Body = new MemoryStream();
        await (await visit(http.Request)).ExecuteAsync(http);
        http.Response.Body.Position = 0;
        (Response, Html) = (http.Response, await new StreamReader(http.Response.Body).ReadToEndAsync());
        foreach (var cookie in Response.Headers.SetCookie)
            Cookie = cookie!.Split(';')[0] is var pair && pair.EndsWith('=') ? null : pair;
        return Response.StatusCode;
    }

    [GeneratedRegex("name=\"_token\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
