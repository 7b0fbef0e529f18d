using System.Net;
using System.Text.RegularExpressions;

namespace LoketFunctions.Sandbox.Running;

/// <summary>Where the browser stands: the last address that it asked for and what that answered.</summary>
/// <param name="Location">Where it was sent and did not go, because that is outside the addresses it may open.</param>
internal sealed record Page(Uri Address, HttpStatusCode Status, string Html, Uri? Location);

/// <summary>
/// A browser as far as signing in needs one: follows redirects, keeps cookies per origin, fills in forms. Cookies are kept by
/// hand, because the library's container sends no Secure cookie over the plain http of a development machine.
/// </summary>
internal sealed partial class Browser(params IEnumerable<Uri> sites) : IDisposable
{
    private const int MostRedirects = 10;
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly List<string> _sites = [.. sites.Select(site => site.Authority)];
    private readonly Dictionary<string, Dictionary<string, string>> _cookies = new(StringComparer.Ordinal);
    private readonly List<string> _setCookies = [];

    /// <summary>Every Set-Cookie header so far, whole.</summary>
    public IReadOnlyList<string> SetCookies => _setCookies;

    public Task<Page> OpenAsync(Uri address, CancellationToken cancellation = default) =>
        GoAsync(new HttpRequestMessage(HttpMethod.Get, address), follow: true, cancellation);

    /// <summary>Asks for one address and stays there, wherever the answer points.</summary>
    public Task<Page> LookAsync(Uri address, CancellationToken cancellation = default) =>
        GoAsync(new HttpRequestMessage(HttpMethod.Get, address), follow: false, cancellation);

    /// <summary>Fills in the page's form: hidden fields as they are, the text field, the password field; and sends it.</summary>
    public Task<Page> SubmitAsync(Page page, string userName, string password, bool follow = true, CancellationToken cancellation = default)
    {
        var form = Form().Match(page.Html);
        if (!form.Success)
            throw new InvalidOperationException(
                $"There is no form at {page.Address.GetLeftPart(UriPartial.Path)}; it answered {(int)page.Status}.");

        var fields = new List<KeyValuePair<string, string>>();
        foreach (Match tag in Input().Matches(form.Groups["body"].Value))
        {
            var input = Attributes(tag.Value);
            if (input.TryGetValue("name", out var name))
                fields.Add(new(name, ValueOf(input, userName, password)));

            // Of the buttons, the first is the one that is pressed.
            if (tag.Value.StartsWith("<button", StringComparison.OrdinalIgnoreCase))
                break;
        }

        var action = Attributes(form.Groups["tag"].Value).GetValueOrDefault("action", "");
        var target = action.Length == 0 ? page.Address : new Uri(page.Address, action);
        return GoAsync(
            new HttpRequestMessage(HttpMethod.Post, target) { Content = new FormUrlEncodedContent(fields) }, follow, cancellation);
    }

    /// <summary>Presses the first button of the page, which asks for nothing to be filled in.</summary>
    public Task<Page> PressAsync(Page page, bool follow = true, CancellationToken cancellation = default) =>
        SubmitAsync(page, "", "", follow, cancellation);

    public void Dispose() => _http.Dispose();

    private static string ValueOf(Dictionary<string, string> input, string userName, string password) =>
        input.GetValueOrDefault("type", "text").ToUpperInvariant() switch
        {
            "PASSWORD" => password,
            "TEXT" or "EMAIL" => userName,
            _ => input.GetValueOrDefault("value", ""),
        };

    private static Dictionary<string, string> Attributes(string tag) =>
        Attribute().Matches(tag).ToDictionary(
            match => match.Groups["name"].Value,
            match => WebUtility.HtmlDecode(match.Groups["value"].Value),
            StringComparer.OrdinalIgnoreCase);

    private async Task<Page> GoAsync(HttpRequestMessage request, bool follow, CancellationToken cancellation)
    {
        for (var redirects = 0; redirects < MostRedirects; redirects++)
        {
            var address = request.RequestUri!;
            if (_cookies.TryGetValue(address.Authority, out var jar) && jar.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", jar.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            using var answer = await _http.SendAsync(request, cancellation);
            request.Dispose();
            Keep(address, answer);

            var location = answer.Headers.Location is { } next ? new Uri(address, next) : null;
            if (location is null || !follow || !_sites.Contains(location.Authority, StringComparer.Ordinal))
                return new Page(address, answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellation), location);
            request = new HttpRequestMessage(HttpMethod.Get, location);
        }

        throw new InvalidOperationException($"More than {MostRedirects} redirects.");
    }

    private void Keep(Uri address, HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Set-Cookie", out var cookies))
            return;
        if (!_cookies.TryGetValue(address.Authority, out var jar))
            _cookies[address.Authority] = jar = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var cookie in cookies)
        {
            _setCookies.Add(cookie);
            var pair = cookie.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0)
                jar.Remove(pair[0]);
            else
                jar[pair[0]] = pair[1];
        }
    }

    [GeneratedRegex(
        "(?<tag><form[^>]*>)(?<body>.*?)</form>", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();

    [GeneratedRegex("<(input|button)[^>]*>", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Input();

    [GeneratedRegex("(?<name>[a-z-]+)\\s*=\\s*\"(?<value>[^\"]*)\"", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attribute();
}
