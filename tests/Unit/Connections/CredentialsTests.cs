using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Tests.Mapping;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Connections;

/// <summary>The older connect form, through the functions that take it.</summary>
[Collection(ConnectionTests.Name)]
public sealed class CredentialsTests(AppStorage fixture)
{
    private const string Password = "zeer-geheim-wachtwoord";
    private const string UserName = "sanne.devries";
    private const string Good = "https://planner.example/settings";

    private readonly Installation _installation = new(fixture.Tables) { Planners = Installation.NewPlanners(Good, "loket-koppeling") };

    [Fact]
    public async Task The_form_becomes_the_sign_in_and_only_the_code_stays()
    {
        var made = await CreateAsync(Form("OMG-1042", ("language", "en")));

        Assert.Equal("OMG-1042", made.GetProperty("environmentCode").GetString());
        Assert.Equal(Credentials.Notice.In(Languages.English), made.GetProperty("notice").GetString());
        Assert.StartsWith(
            "https://app.example/api/connect/start/", made.GetProperty("connectAddress").GetString(), StringComparison.Ordinal);

        var again = await ConnectAsync(made, Renewal("OMG-2"));

        Assert.Equal(("OMG-2", Credentials.Notice.In(Languages.English)),
            (again.GetProperty("environmentCode").GetString(), again.GetProperty("notice").GetString()));
        var later = await ConnectAsync(made, "");
        Assert.Equal(("OMG-2", null), (later.GetProperty("environmentCode").GetString(), later.GetProperty("notice").GetString()));
    }

    [Theory]
    [InlineData("OMG-1042")]
    [InlineData("<script>")]
    public async Task User_name_and_password_reach_neither_storage_nor_log_nor_answer(string code)
    {
        var answers = new StringBuilder();
        var made = await CreateAsync("""{ "returnAddress": "https://planner.example/settings" }""");
        foreach (var attempt in new[] { () => CreateAsync(Form(code)), () => ConnectAsync(made, Renewal(code)) })
        {
            try
            {
                answers.Append(await attempt());
            }
            catch (ProblemException refused)
            {
                answers.Append(refused).Append(JsonSerializer.Serialize(refused.Problem));
            }
        }

        var stored = new StringBuilder();
        foreach (var table in fixture.Tables.All)
        {
            await foreach (var row in table.QueryAsync<TableEntity>())
                stored.Append(JsonSerializer.Serialize(row));
        }

        Assert.Contains(_installation.Tenant.Key, stored.ToString(), StringComparison.Ordinal);
        foreach (var secret in new[] { Password, UserName })
            Assert.DoesNotContain(secret, $"{stored}{answers}{_installation.Log.All}", StringComparison.Ordinal);
        Assert.Empty(_installation.Loket.Exchanges);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("<script>")]
    [InlineData("0123456789012345678901234567890123456789012345678901")]
    public async Task A_code_that_is_no_label_is_refused_by_name(string code)
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(() => CreateAsync(Form(code)));

        Assert.Contains("environmentCode", refused.Problem.Faults!["credentials"].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_that_signs_in_at_Loket_takes_no_credentials()
    {
        _installation.Planners = Installation.NewPlanners(Good);

        var made = await CreateAsync("""{ "returnAddress": "https://planner.example/settings" }""");
        foreach (var attempt in new[] { () => CreateAsync(Form("OMG-1")), () => ConnectAsync(made, Renewal("OMG-1")) })
        {
            var refused = await Assert.ThrowsAsync<ProblemException>(attempt);
            Assert.Equal("are not taken: Eitje connects by signing in at Loket", refused.Problem.Faults!["credentials"].Detail);
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{ "userName": "x" }""")]
    [InlineData("""{ "environmentCode": null }""")]
    public async Task A_form_that_is_none_is_refused_unless_it_is_not_there(string form)
    {
        var body = $$"""{ "returnAddress": "{{Good}}", "credentials": {{form}} }""";

        if (form == "null")
            Assert.Equal(JsonValueKind.Null, (await CreateAsync(body)).GetProperty("environmentCode").ValueKind);
        else
            Assert.Equal(["credentials"], (await Assert.ThrowsAsync<ProblemException>(() => CreateAsync(body))).Problem.Faults!.Keys);
    }

    [Fact]
    public void Credentials_are_no_setting_to_change()
    {
        var planner = _installation.Planners.Get("eitje");

        var refused = Assert.Throws<ProblemException>(() => ConnectionSettings.ReadChange(Encoding.UTF8.GetBytes(Form("OMG-1")), planner));

        Assert.Equal(["credentials"], refused.Problem.Faults!.Keys);
    }

    [Fact]
    public void They_never_print() =>
        Assert.DoesNotContain(
            Password, $"{new Credentials("x", UserName, Password)} {new ConnectRequest(new Credentials("x", UserName, Password))}",
            StringComparison.Ordinal);

    private static string Form(string code, params (string Name, string Value)[] settings) => JsonSerializer.Serialize(
        new Dictionary<string, object>(settings.Select(setting => KeyValuePair.Create(setting.Name, (object)setting.Value)))
        {
            ["returnAddress"] = Good,
            ["credentials"] = Given(code),
        });

    private static string Renewal(string code) => JsonSerializer.Serialize(new { credentials = Given(code) });

    private static object Given(string code) => new { userName = UserName, password = Password, environmentCode = code };

    private ConnectionFunctions Functions =>
        new(new Machine(_installation).Operations, _installation.Planners, new PublicAddress(new Uri("https://app.example")));

    private Task<JsonElement> CreateAsync(string body) =>
        RunAsync(
            http => Functions.CreateAsync(http.Request, new SignedContext(_installation.Tenant, Encoding.UTF8.GetBytes(body)), default));

    private Task<JsonElement> ConnectAsync(JsonElement connection, string body) => RunAsync(http => Functions.RenewConnectAddressAsync(
        http.Request, connection.GetProperty("id").GetString()!, new SignedContext(_installation.Tenant, Encoding.UTF8.GetBytes(body)),
        default));

    private static async Task<JsonElement> RunAsync(Func<HttpContext, Task<IResult>> call)
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        using var body = new MemoryStream();
        http.Response.Body = body;
        await (await call(http)).ExecuteAsync(http);
        return JsonSerializer.Deserialize<JsonElement>(body.ToArray());
    }
}
