using System.Text;
using System.Text.Json.Nodes;
using LoketFunctions.Console.Sessions;
using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Tests.Connections;

namespace LoketFunctions.Tests.Console;

public sealed class ConsoleSessionRequestTests
{
    private const string Administration = "3f6b0f0e-5a39-4f0c-9a55-0e4f2f7f7a10";

    [Fact]
    public void A_good_request_gives_what_it_asks_for()
    {
        var asked = Parse(Body());

        Assert.Empty(FaultsOf(asked));
        var grant = Assert.Single(asked.Grants());
        Assert.Equal(Permission.EditPayroll, grant.Permission);
        Assert.Equal(Guid.Parse(Administration), Assert.Single(grant.AdministrationIds!));
    }

    [Theory]
    [InlineData("user.id", """{"user":{"id":"sanne@planner.example","name":"Sanne"}}""")]
    [InlineData("user.id", """{"user":{"id":"","name":"Sanne"}}""")]
    [InlineData("user.id", """{"user":{"id":"u 1","name":"Sanne"}}""")]
    [InlineData("user.name", """{"user":{"id":"u-1","name":" "}}""")]
    [InlineData("user.name", """{"user":{"id":"u-1","name":"San\nne"}}""")]
    [InlineData("language", """{"language":"de"}""")]
    [InlineData("language", """{"language":"NL"}""")]
    [InlineData("permissions", """{"permissions":[]}""")]
    [InlineData("permissions[0]", """{"permissions":[{"permission":"payroll:delete"}]}""")]
    [InlineData("permissions[0]", """{"permissions":[{"permission":"PAYROLL:EDIT"}]}""")]
    [InlineData("permissions[0]", """{"permissions":[{"permission":"payroll:edit","administrationIds":[]}]}""")]
    [InlineData(
        "permissions[0]", """{"permissions":[{"permission":"audit:view","administrationIds":["3f6b0f0e-5a39-4f0c-9a55-0e4f2f7f7a10"]}]}""")]
    [InlineData("returnAddress", """{"returnAddress":"https://evil.example/"}""")]
    [InlineData("returnAddress", """{"returnAddress":"//planner.example/settings"}""")]
    [InlineData("returnAddress", """{"returnAddress":"https://planner.example/settings-evil"}""")]
    [InlineData("returnAddress", """{"returnAddress":"https://planner.example@evil.example/settings"}""")]
    [InlineData("returnAddress", """{"returnAddress":"javascript:alert(1)"}""")]
    public void What_is_wrong_is_named_by_its_field(string field, string changed) =>
        Assert.Equal([field], FaultsOf(Parse(Body(changed))).Keys);

    /// <summary>What is missing, or not known, is no request: nothing is guessed.</summary>
    [Theory]
    [InlineData("""{"user":null}""")]
    [InlineData("""{"user":{"id":"u-1"}}""")]
    [InlineData("""{"user":{"id":null,"name":"Sanne"}}""")]
    [InlineData("""{"language":null}""")]
    [InlineData("""{"permissions":null}""")]
    [InlineData("""{"permissions":[null]}""")]
    [InlineData("""{"permissions":[{"permission":null}]}""")]
    [InlineData("""{"administrator":true}""")]
    public void A_request_of_another_form_is_refused_whole(string changed)
    {
        var refused = Record.Exception(() => Assert.NotEmpty(FaultsOf(Parse(Body(changed)))));
        Assert.True(refused is null or ProblemException { Problem.Status: 400 }, $"{refused}");
    }

    [Fact]
    public void There_is_an_end_to_how_much_is_asked_for()
    {
        var many = new JsonArray([.. Enumerable.Range(0, 21).Select(_ => new JsonObject { ["permission"] = "payroll:view" })]);
        Assert.Equal(["permissions"], FaultsOf(Parse(Body(new JsonObject { ["permissions"] = many }.ToJsonString()))).Keys);
        var name = new string('a', 101);
        Assert.Equal(["user.name"], FaultsOf(Parse(Body($$"""{"user":{"id":"u-1","name":"{{name}}" } }"""))).Keys);
    }

    private static Dictionary<string, string> FaultsOf(ConsoleSessionRequest asked) =>
        asked.Faults(Installation.NewPlanners("https://planner.example/settings").Get("eitje")).ToDictionary(
            fault => fault.Key, fault => fault.Value.Detail);

    private static ConsoleSessionRequest Parse(JsonObject body) =>
        RequestBody.Parse<ConsoleSessionRequest>(Encoding.UTF8.GetBytes(body.ToJsonString()));

    /// <summary>A good request, with some members changed.</summary>
    private static JsonObject Body(string changed = "{}")
    {
        var body = JsonNode.Parse($$"""
            {
              "user": { "id": "u-1", "name": "Sanne de Wit" },
              "language": "nl",
              "permissions": [{ "permission": "payroll:edit", "administrationIds": ["{{Administration}}"] }],
              "returnAddress": "https://planner.example/settings/loket"
            }
            """)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(changed)!.AsObject())
            body[name] = value?.DeepClone();
        return body;
    }
}
