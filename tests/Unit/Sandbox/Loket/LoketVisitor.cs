using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.OAuth;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Tests.Sandbox.Loket;

/// <summary>A simulated Loket and somebody who talks to it over HTTP.</summary>
internal sealed class LoketVisitor : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 3, 16);

    private LoketVisitor(SimulatedLoket loket)
    {
        Loket = loket;
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(loket.Address) };
    }

    public SimulatedLoket Loket { get; }

    public HttpClient Http { get; }

    public string? AccessToken { get; set; }

    public Guid FirstEmployer => Loket.Database.State.Employers[0].Id;

    /// <summary>Who is employed today in an administration.</summary>
    public IReadOnlyList<Employment> ActiveAt(Guid administrationId) =>
        [.. Loket.Database.State.Employers.SelectMany(e => e.Staff.Employments)
            .Where(e => e.AdministrationId == administrationId && e.IsActiveOn(Today))];

    public static StaffOptions Staff(int employees = 60, int seed = 1) => new(seed, 2, 4, employees, Today);

    public static async Task<LoketVisitor> StartAsync(SimulatedLoketOptions? options = null, string? user = "planner")
    {
        var visitor = new LoketVisitor(await SimulatedLoket.StartAsync(options ?? new SimulatedLoketOptions { Staff = Staff() }));
        if (user is not null)
        {
            await visitor.SignInAsync(user);
        }

        return visitor;
    }

    public async Task SignInAsync(string user) => AccessToken = (await TokensAsync(user)).Access;

    public async Task<(string Access, string Refresh)> TokensAsync(string user = "planner")
    {
        var back = await SignInVisitor.SignInAsync(Http, Authorize(), user);
        var answer = await TokenAsync(
            ("grant_type", "authorization_code"), ("code", Parameter(back, "code")!), ("redirect_uri", RedirectUri));
        var json = await answer.Content.ReadFromJsonAsync<JsonObject>();
        return (json!["access_token"]!.GetValue<string>(), json["refresh_token"]!.GetValue<string>());
    }

    public static string RedirectUri => SimulatedLoketOptions.DefaultClient.RedirectUris[0];

    public static Uri Authorize(string more = "", string? redirect = null, string clientId = "sandbox-client", string scope =
        "all", string responseType = "code") => new(
        $"/authorize?client_id={clientId}&redirect_uri={Uri.EscapeDataString(redirect ?? RedirectUri)}"
            + $"&response_type={responseType}&scope={scope}&state=s%26t{more}",
        UriKind.Relative);

    public async Task<HttpResponseMessage> TokenAsync(params (string Name, string Value)[] fields)
    {
        var client = new[] { ("client_id", "sandbox-client"), ("client_secret", "sandbox-secret") }
            .Where(c => fields.All(f => f.Name != c.Item1));
        using var form = new FormUrlEncodedContent(fields.Concat(client).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await Http.PostAsync(new Uri("/token", UriKind.Relative), form);
    }

    public async Task<HttpResponseMessage> SendAsync(string path, string? accept = "application/json;version=2021-12-31")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (AccessToken is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AccessToken);
        }

        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return await Http.SendAsync(request);
    }

    /// <summary>A write, with the body as the client of the app sends it: plain application/json. No body for null.</summary>
    public async Task<(int Status, JsonObject? Body)> WriteAsync(
        HttpMethod method, string path, object? body, string contentType = "application/json", string version = "2018-01-01",
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AccessToken);
        request.Headers.TryAddWithoutValidation("Accept", $"application/json;version={version}");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(
                body is string text ? Encoding.UTF8.GetBytes(text) : JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        using var answer = await Http.SendAsync(request);
        var isJson = answer.Content.Headers.ContentType?.MediaType == "application/json";
        return ((int)answer.StatusCode, isJson ? await answer.Content.ReadFromJsonAsync<JsonObject>() : null);
    }

    public async Task<JsonObject> GetAsync(string path, string? accept = "application/json;version=2021-12-31")
    {
        using var answer = await SendAsync(path, accept);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    /// <summary>The content of a single thing, and its ETag.</summary>
    public async Task<(JsonObject Content, string ETag)> ReadAsync(string path)
    {
        using var answer = await SendAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return ((await answer.Content.ReadFromJsonAsync<JsonObject>())!["content"]!.AsObject(), answer.Headers.ETag!.ToString());
    }

    /// <summary>The fields that the messages of a refusal name; each message has to be a broken business rule.</summary>
    public static IReadOnlyList<string> Fields(JsonObject? refusal)
    {
        var messages = refusal!["messages"]!.AsArray();
        Assert.All(messages, message => Assert.Equal("BrokenBusinessRule", message!["type"]!.GetValue<string>()));
        Assert.All(messages, message => Assert.NotEmpty(message!["description"]!.GetValue<string>()));
        return [.. messages.SelectMany(message => message!["properties"]!.AsArray()).Select(field => field!.GetValue<string>())];
    }

    /// <summary>A write was refused because of these fields, and no others.</summary>
    public static void AssertRefused((int Status, JsonObject? Body) answer, params string[] fields)
    {
        Assert.Equal(400, answer.Status);
        Assert.Equal(fields.Order(StringComparer.Ordinal), Fields(answer.Body).Order(StringComparer.Ordinal));
    }

    public async Task<JsonArray> RowsAsync(string path) => (await GetAsync(path))["_embedded"]!.AsArray();

    public async Task<int> StatusAsync(string path, string? accept = "application/json;version=2021-12-31")
    {
        using var answer = await SendAsync(path, accept);
        return (int)answer.StatusCode;
    }

    public async Task<JsonNode?> ControlAsync(string path, object body)
    {
        using var answer = await Http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonNode>();
    }

    public static string? Parameter(Uri address, string name) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address.Query).TryGetValue(name, out var value) ? value.ToString() : null;

    public static IEnumerable<Guid> Ids(JsonArray rows) => rows.Select(r => r!["id"]!.GetValue<Guid>());

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Loket.DisposeAsync();
    }
}
