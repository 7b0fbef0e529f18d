using System.Text;
using LoketFunctions.Tests.EndToEnd.Console;

namespace LoketFunctions.Tests.EndToEnd.Fuzzing;

/// <summary>
/// Makes odd requests out of good ones: every operation of docs/openapi.yaml with its example, every form that the console shows. The same
/// number of the same seed is the same request.
/// </summary>
internal sealed class RequestFuzzer(TwoTenants tenants, string secret, IReadOnlyList<FoundForm> forms, int seed)
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";
    private static readonly string[] Queries = [
        "limit", "page", "pageSize", "only", "outcome", "state", "year", "from", "to", "at", "done", "code", "error", "x"];
    private readonly ApiExamples _examples = new();
    private readonly IReadOnlyList<AppRoute> _routes = AppRoutes.All;

    /// <summary>How many different operations and forms there are; their requests come in turns.</summary>
    public int Kinds => _routes.Count + forms.Count;

    /// <param name="formToken">Of the session with which forms are sent.</param>
    public FuzzedRequest Make(int number, string formToken)
    {
        // Not by HashCode, which is another one in each process.
        var random = new Random(unchecked((seed * 16_777_619) ^ number));
        var kind = number % Kinds;
        return kind < _routes.Count ? OfRoute(_routes[kind], random) : OfForm(forms[kind - _routes.Count], formToken, random);
    }

    private FuzzedRequest OfRoute(AppRoute route, Random random)
    {
        // What ends a connection is tried on one that nothing else needs.
        var path = tenants.Theirs.Fill(WithOneTime(route.Route), connection: route.EndsConnection ? tenants.SecondConnectionId : null);
        var example = route.IsOpen || route.IsPage ? null : _examples.BodyOf(route.Function);
        var query = route.IsOpen || route.IsPage ? "" : _examples.QueryOf(route.Function);
        var body = example is null ? null : tenants.Theirs.FillBody(example);
        var request = new FuzzedRequest(
            route.Function, route.Method, path + query, body, body is null ? null : Json, route.IsPage ? null : secret);
        if (body is not null && random.Next(4) > 0)
        {
            var odd = OddJson.Of(Encoding.UTF8.GetString(body), random);
            // Of an export each registration is judged for itself, and reported where it is left out.
            return WithOddHeaders(
                request with { Body = odd.Bytes, MustBeRefused = odd.IsAmbiguous && route.Function != "RequestExport" }, random);
        }

        return random.Next(8) switch
        {
            // Not DELETE: of a connection it would end what all the others need.
            0 => request with { Method = new[] { "PUT", "PATCH", "OPTIONS", "HEAD", "POST", "ODD" }[random.Next(6)] },
            1 => request with { Body = Encoding.UTF8.GetBytes(OddTexts.Json[random.Next(OddTexts.Json.Count)]), ContentType = Json },
            2 or 3 => request with { Path = WithOddQuery(request.Path, random) },
            4 => request with { Path = WithOddQuery(WithOddPart(request.Path, random), random) },
            _ => request with { Path = WithOddPart(request.Path, random) },
        };
    }

    private FuzzedRequest OfForm(FoundForm form, string formToken, Random random)
    {
        var fields = form.Fields.Select(field => (Name: Encode(field.Name), Value: Encode(field.Value))).ToList();
        for (var changes = random.Next(4); changes > 0 && fields.Count > 0; changes--)
        {
            var at = random.Next(fields.Count);
            var odd = OddTexts.Encoded[random.Next(OddTexts.Encoded.Count)];
            switch (random.Next(6))
            {
                case 0:
                    fields.RemoveAt(at);
                    break;
                case 1:
                    fields.Add((fields[at].Name, odd));
                    break;
                case 2:
                    fields[at] = (odd, fields[at].Value);
                    break;
                default:
                    fields[at] = (fields[at].Name, odd);
                    break;
            }
        }

        var body = string.Join(
            '&', fields.Prepend((Name: "_token", Value: Encode(formToken))).Select(field => $"{field.Name}={field.Value}"));
        var path = form.Address.PathAndQuery;
        if (path.EndsWith("/disconnect", StringComparison.Ordinal))
            path = path.Replace(tenants.Theirs.ConnectionId, tenants.SecondConnectionId, StringComparison.Ordinal);
        var request = new FuzzedRequest($"form {form.Key}", "POST", path, Encoding.UTF8.GetBytes(body), Form, Secret: null);
        return random.Next(6) == 0 ? WithOddHeaders(request with { Path = WithOddPart(path, random) }, random) : request;
    }

    /// <summary>Values that are good once, and are not good; and a file that there is.</summary>
    private static string WithOneTime(string route) => route
        .Replace("{ticket}", new string('t', 43), StringComparison.Ordinal).Replace("{link}", new string('l', 43), StringComparison.Ordinal)
        .Replace("{name}", "console.css", StringComparison.Ordinal);

    private static FuzzedRequest WithOddHeaders(FuzzedRequest request, Random random) => random.Next(24) switch
    {
        0 => request with { ContentType = OddTexts.ContentTypes[random.Next(OddTexts.ContentTypes.Count)] },
        1 => request with { ContentEncoding = new[] { "gzip", "br", "deflate", "identity", "x", "" }[random.Next(6)] },
        2 => request with { ContentType = null },
        _ => request,
    };

    private static string WithOddPart(string path, Random random)
    {
        var (address, query) = Split(path);
        var parts = address.Split('/');
        parts[random.Next(2, parts.Length)] = OddTexts.Encoded[random.Next(OddTexts.Encoded.Count)];
        return string.Join('/', parts) + query;
    }

    private static string WithOddQuery(string path, Random random)
    {
        var (address, query) = Split(path);
        var names = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')[0]).Concat(
            Queries).ToArray();
        var odd = string.Join('&', Enumerable.Range(0, random.Next(1, 4))
            .Select(_ => $"{names[random.Next(names.Length)]}={OddTexts.Encoded[random.Next(OddTexts.Encoded.Count)]}"));
        return $"{address}?{odd}";
    }

    private static (string Address, string Query) Split(string path) =>
        path.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? (path[..at], path[at..]) : (path, "");

    private static string Encode(string text) => Uri.EscapeDataString(text);
}
