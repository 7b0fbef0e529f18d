using System.Net;
using System.Text;
using System.Text.Json;
using System.Web;

namespace LoketFunctions.Tests.Connections;

/// <summary>
/// Loket as far as connecting needs it: refresh tokens that are good for one use, employers, administrations, rights. Counts
/// what it is asked.
/// </summary>
internal sealed class FakeLoket : HttpMessageHandler, IHttpClientFactory
{
    private readonly Lock _lock = new();
    private int _issued;

    public int Refreshes { get; private set; }

    public List<Dictionary<string, string>> Exchanges { get; } = [];

    /// <summary>The refresh tokens that are still good.</summary>
    public HashSet<string> Good { get; } = ["refresh-0"];

    /// <summary>Refuses a refresh token that was used before.</summary>
    public bool SingleUse { get; set; } = true;

    public int ExpiresIn { get; set; } = 3599;

    /// <summary>Answers the token endpoint so, instead of with tokens.</summary>
    public (HttpStatusCode Status, string Body)? TokenFault { get; set; }

    /// <summary>Runs when Loket has made up its mind and the answer is not sent yet.</summary>
    public Func<Task> BeforeAnswer { get; set; } = () => Task.CompletedTask;

    public List<FakeEmployer> Employers { get; } = [];

    /// <summary>How many questions the API was asked.</summary>
    public int Asked { get; private set; }

    /// <summary>Further lists, by how the path ends.</summary>
    public Dictionary<string, IReadOnlyList<object>> Lists { get; } = [];

    /// <summary>Single records, by how the path ends.</summary>
    public Dictionary<string, object> Records { get; } = [];

    /// <summary>What is refused, by how the path ends.</summary>
    public Dictionary<string, HttpStatusCode> Refusals { get; } = [];

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (status, body) = request.RequestUri!.AbsolutePath == "/oauth/token"
            ? await TokenAsync(await request.Content!.ReadAsStringAsync(cancellationToken))
            : Api(request.RequestUri.AbsolutePath);
        return new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }

    private async Task<(HttpStatusCode Status, string Body)> TokenAsync(string form)
    {
        var values = HttpUtility.ParseQueryString(form);
        var answer = Decide(values.AllKeys.ToDictionary(key => key!, key => values[key]!));
        await BeforeAnswer();
        return answer;
    }

    private (HttpStatusCode Status, string Body) Decide(Dictionary<string, string> form)
    {
        lock (_lock)
        {
            if (form["grant_type"] == "refresh_token")
                Refreshes++;
            else
                Exchanges.Add(form);
            if (TokenFault is { } fault)
                return fault;
            if (form.TryGetValue("refresh_token", out var used) && !Good.Contains(used))
                return (HttpStatusCode.BadRequest, """{"error":"invalid_grant"}""");
            if (used is not null && SingleUse)
                Good.Remove(used);
            var number = ++_issued;
            Good.Add($"refresh-{number}");
            return (HttpStatusCode.OK,
                $$"""
                {"access_token":"access-{{number}}","token_type":"bearer","expires_in":{{ExpiresIn}},
                "refresh_token":"refresh-{{number}}"}
                """);
        }
    }

    private (HttpStatusCode Status, string Body) Api(string path)
    {
        lock (_lock)
            Asked++;
        foreach (var (end, status) in Refusals.Where(refusal => path.EndsWith(refusal.Key, StringComparison.Ordinal)))
            return (status, """{"message":"No"}""");
        foreach (var (end, items) in Lists.Where(list => path.EndsWith(list.Key, StringComparison.Ordinal)))
            return List(items);
        foreach (var (end, record) in Records.Where(record => path.EndsWith(record.Key, StringComparison.Ordinal)))
            return (HttpStatusCode.OK, JsonSerializer.Serialize(new { messages = Array.Empty<object>(), content = record }));
        if (path == "/v2/providers/employers/minimized")
            return List(Employers.Select(employer => (object)new { id = employer.Id, companyName = employer.Name }));
        var employer = Employers.SingleOrDefault(employer => path.Contains(employer.Id.ToString("D"), StringComparison.Ordinal));
        if (employer is null or { Closed: true })
            return (HttpStatusCode.Forbidden, """{"message":"Insufficient rights for this request"}""");
        return path.EndsWith("/authorizations", StringComparison.Ordinal)
            ? List(employer.Activities.Select((name, index) => (object)new { id = Guid.NewGuid(), description = name }))
            : List(employer.Administrations.Select((administration, index) => (object)new
            {
                id = administration.Id,
                name = administration.Name,
                payrollTaxesNumber = employer.TaxNumbers.GetValueOrDefault(administration.Id),
                clientNumber = 100 + index,
                payrollPeriodType = new { key = 1, value = "Maand" },
                startDate = "2020-01-01",
                endDate = (string?)null,
            }));
    }

    private static (HttpStatusCode Status, string Body) List(IEnumerable<object> items)
    {
        var all = items.ToList();
        return (HttpStatusCode.OK, JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["totalSize"] = all.Count,
            ["pageSize"] = 250,
            ["totalPages"] = 1,
            ["currentPage"] = 1,
            ["version"] = new { obsoleteDate = (string?)null, resourceVersion = "2018-01-01" },
            ["messages"] = Array.Empty<object>(),
            ["_embedded"] = all,
        }));
    }
}

internal sealed class FakeEmployer(string name, params string[] administrations)
{
    public Guid Id { get; } = Guid.NewGuid();

    public string Name => name;

    public HashSet<string> Activities { get; } = [];

    public bool Closed { get; set; }

    /// <summary>By administration; none where Loket tells none.</summary>
    public Dictionary<Guid, string> TaxNumbers { get; } = [];

    public IReadOnlyList<(Guid Id, string Name)> Administrations { get; } = [.. administrations.Select(each => (Guid.NewGuid(), each))];
}
