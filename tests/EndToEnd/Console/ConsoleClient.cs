using System.Net;
using System.Text.RegularExpressions;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>A page of the console as it came, without a browser.</summary>
/// <param name="Location">Where it sends the browser; null: nowhere.</param>
/// <param name="Headers">Of the answer, joined by commas.</param>
internal sealed partial record ConsolePage(HttpStatusCode Status, string Html, Uri? Location, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>What a person reads on it, on one line.</summary>
    public string Text => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(Html, " ")), " ").Trim();

    /// <summary>With which the page's forms are trusted; null where it has none.</summary>
    public string? FormToken => Token().Match(Html) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups["value"].Value) : null;

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("\\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex("name=\"_token\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}

/// <summary>
/// Somebody in the console without a browser: cookies are kept and sent, forms carry the session's token, redirects are not followed.
/// </summary>
internal sealed class ConsoleClient : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    private ConsoleClient(ConsoleAddress address) => Address = address;

    public ConsoleAddress Address { get; }

    /// <summary>
    /// By name. Kept by hand: the library's container sends no Secure cookie over the plain http of a development machine.
    /// </summary>
    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    /// <summary>Of the session, as its first page had it.</summary>
    public string FormToken { get; private set; } = "";

    /// <summary>Uses up the link.</summary>
    public static async Task<ConsoleClient> EnterAsync(Uri link, string connectionId)
    {
        var client = new ConsoleClient(new ConsoleAddress(link, connectionId));
        var entry = await client.GetAsync(link);
        Assert.Equal(HttpStatusCode.SeeOther, entry.Status);
        client.FormToken = (await client.GetAsync(client.Address.Home)).FormToken!;
        return client;
    }

    /// <summary>Somebody who has not come in yet.</summary>
    /// <param name="link">Is not used.</param>
    public static ConsoleClient Outside(Uri link, string connectionId) => new(new ConsoleAddress(link, connectionId));

    public Task<ConsolePage> GetAsync(Uri address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    /// <param name="path">Below the connection.</param>
    public Task<ConsolePage> GetAsync(string path) => GetAsync(Address.OfConnection(path));

    /// <summary>Sends a form, with the session's token.</summary>
    /// <param name="path">Below the connection.</param>
    public Task<ConsolePage> PostAsync(string path, params IEnumerable<(string Name, string Value)> fields) =>
        PostAsync(Address.OfConnection(path), [("_token", FormToken), .. fields]);

    /// <summary>Sends a form as it is.</summary>
    public Task<ConsolePage> PostAsync(Uri address, IEnumerable<(string Name, string Value)> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        });

    /// <summary>Any request, with the cookies.</summary>
    public async Task<ConsolePage> SendAsync(HttpRequestMessage request)
    {
        if (Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        using var answer = await _http.SendAsync(request);
        request.Dispose();
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
            Keep(cookie.Split(';')[0].Split('=', 2));
        return new ConsolePage(
            answer.StatusCode,
            await answer.Content.ReadAsStringAsync(),
            answer.Headers.Location is { } location ? new Uri(request.RequestUri!, location) : null,
            answer.Headers.Concat(answer.Content.Headers).ToDictionary(
                header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    public void Dispose() => _http.Dispose();

    private void Keep(string[] cookie)
    {
        if (cookie[1].Length == 0)
            Cookies.Remove(cookie[0]);
        else
            Cookies[cookie[0]] = cookie[1];
    }
}
