using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Users;

namespace LoketFunctions.Sandbox.Running;

/// <summary>Somebody in Loket, read past the app, to hold the planner to.</summary>
internal sealed record LoketPerson(Guid Id, JsonObject Employee, IReadOnlyList<LoketEmployment> Employments)
{
    public int Number => (int)Employee["employeeNumber"]!;

    /// <summary>A field of the person, such as <c>personalDetails.firstName</c>; null where it is not filled in.</summary>
    public string? this[string path] => path.Split('.').Aggregate((JsonNode?)Employee, (node, name) => node?[name])?.ToString();
}

/// <param name="AdministrationId">Null in an administration without payroll.</param>
/// <param name="Until">The end of the contract, not of the employment.</param>
internal sealed record LoketEmployment(
    Guid Id, Guid EmployeeId, Guid? AdministrationId, DateOnly StartDate, DateOnly? EndDate, DateOnly? Until);

/// <summary>
/// Reads a simulated Loket through its API as a client and user of its own, that sees everything. Nothing of the app is used, so
/// that the app's reading can be checked by it.
/// </summary>
internal sealed class LoketReader(Uri loket, LoketControl control) : IDisposable
{
    private const string RedirectUri = "http://localhost/controle";
    private static readonly SandboxClient Client = new("controle", "controle-secret", [RedirectUri]);
    private static readonly SandboxUser User = new("controle", "controle01");
    private readonly HttpClient _http = new() { BaseAddress = loket };

    /// <summary>Everybody at every employer.</summary>
    public async Task<IReadOnlyList<LoketPerson>> ReadAsync(CancellationToken cancellation = default)
    {
        await SignInAsync(cancellation);
        var people = new List<LoketPerson>();
        foreach (var employer in await ListAsync("v2/providers/employers", "2018-01-01", cancellation))
        {
            var id = employer["id"];
            var employments = (await ListAsync($"v2/providers/employers/{id}/employees/employments", "2019-12-16", cancellation))
                .Select(EmploymentOf).ToLookup(employment => employment.EmployeeId);
            people.AddRange((await ListAsync($"v2/providers/employers/{id}/employees", "2018-12-31", cancellation))
                .Select(employee => new LoketPerson((Guid)employee["id"]!, employee, [.. employments[(Guid)employee["id"]!]])));
        }

        return people;
    }

    public void Dispose() => _http.Dispose();

    private static LoketEmployment EmploymentOf(JsonObject json) => new(
        (Guid)json["id"]!, (Guid)json["employee"]!["id"]!, (Guid?)json["payrollAdministration"]?["id"],
        Date(json["startDate"])!.Value, Date(json["endDate"]), Date(json["commissionUntilDate"]));

    private static DateOnly? Date(JsonNode? node) => node is null ? null : DateOnly.FromDateTime((DateTime)node);

    private async Task SignInAsync(CancellationToken cancellation)
    {
        await control.RegisterAsync(Client, cancellation);
        await control.SetUserAsync(User, cancellation);
        using var browser = new Browser(loket);
        var address = new Uri(
            loket, $"authorize?client_id={Client.Id}&redirect_uri={Uri.EscapeDataString(RedirectUri)}"
                + "&response_type=code&scope=all&state=controle");
        var end = await browser.SubmitAsync(
            await browser.OpenAsync(address, cancellation), User.Name, User.Password, cancellation: cancellation);
        var form = new Dictionary<string, string?>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = HttpUtility.ParseQueryString(end.Location!.Query)["code"],
            ["redirect_uri"] = RedirectUri,
            ["client_id"] = Client.Id,
            ["client_secret"] = Client.Secret,
        };
        using var answer = await _http.PostAsync("token", new FormUrlEncodedContent(form), cancellation);
        answer.EnsureSuccessStatusCode();
        var tokens = await answer.Content.ReadFromJsonAsync<JsonObject>(cancellation);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)tokens!["access_token"]);
    }

    private async Task<List<JsonObject>> ListAsync(string path, string version, CancellationToken cancellation)
    {
        var rows = new List<JsonObject>();
        for (int page = 1, pages = 1; page <= pages; page++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{path}?pageNumber={page}&pageSize=250");
            request.Headers.Accept.ParseAdd($"application/json;version={version}");
            using var answer = await _http.SendAsync(request, cancellation);
            answer.EnsureSuccessStatusCode();
            var body = await answer.Content.ReadFromJsonAsync<JsonObject>(JsonSerializerOptions.Web, cancellation);
            rows.AddRange(body!["_embedded"]!.AsArray().Select(row => row!.AsObject()));
            pages = (int)body["totalPages"]!;
        }

        return rows;
    }
}
