using System.Text;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;

namespace LoketFunctions.Tests.Connections;

/// <summary>Who asks for a link, as the planner says it: to whoever opens the link, and to nobody else.</summary>
[Collection(ConnectionTests.Name)]
public sealed class RequestedByTests
{
    private readonly Installation _installation;
    private readonly Machine _machine;
    private readonly ConnectVisitor _visitor;

    public RequestedByTests(AppStorage fixture)
    {
        _installation = new Installation(fixture.Tables);
        _machine = new Machine(_installation);
        _visitor = new ConnectVisitor(_machine);
    }

    private Caller Planner => Caller.OfPlanner(_installation.Tenant);

    [Theory]
    [InlineData("\"Sanne de Wit\"", "<bdi>Sanne de Wit</bdi>")]
    [InlineData("\" Sanne <b> \"", "<bdi>Sanne &lt;b&gt;</bdi>")]
    [InlineData("null", "zegt niet wie")]
    public async Task Who_opens_the_link_sees_the_name(string name, string shown)
    {
        var made = await CreateAsync($$"""{ "returnAddress": "https://planner.example/settings", "requestedBy": {{name}} }""");
        await AssertShownAsync(made, shown);

        await AssertShownAsync(await RenewAsync(made.Id, $$"""{ "requestedBy": {{name}} }"""), shown);
        await AssertShownAsync(await RenewAsync(made.Id, "{}"), "zegt niet wie");
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" \"")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("\"Sanne\\nde Wit\"")]
    [InlineData("\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"")]
    public async Task What_is_no_name_is_refused_by_field(string name)
    {
        var made = await CreateAsync("""{ "returnAddress": "https://planner.example/settings" }""");
        foreach (var attempt in new[]
                 {
                     () => CreateAsync($$"""{ "returnAddress": "https://planner.example/settings", "requestedBy": {{name}} }"""),
                     () => RenewAsync(made.Id, $$"""{ "requestedBy": {{name}} }"""),
                 })
        {
            var refused = await Assert.ThrowsAsync<ProblemException>(attempt);
            Assert.Equal((400, "requestedBy"), (refused.Problem.Status, Assert.Single(refused.Problem.Faults!).Key));
        }
    }

    [Fact]
    public void It_never_prints() =>
        Assert.DoesNotContain(
            "Sanne",
            $"{LinkUse.ByPlanner("Sanne")} {new ConnectLanding(new ConnectQuestion("Eitje", "klant", null, "Sanne", "nl"), null)}",
            StringComparison.Ordinal);

    private Task<ConnectionResponse> CreateAsync(string body) => _machine.Operations.CreateAsync(
        Planner, ConnectionSettings.ReadNew(Encoding.UTF8.GetBytes(body), _installation.Planners.Get(_installation.Tenant.Planner)),
        default);

    private Task<ConnectionResponse> RenewAsync(ConnectionId connection, string body)
    {
        var use = LinkUse.ByPlanner(RequestBody.Parse<ConnectRequest>(Encoding.UTF8.GetBytes(body)).Requester());
        return _machine.Operations.RenewConnectAddressAsync(Planner, connection, null, use, default);
    }

    private async Task AssertShownAsync(ConnectionResponse answer, string shown)
    {
        Assert.Equal(200, await _visitor.OpenAsync(answer.ConnectAddress!.Segments[^1]));
        Assert.Contains(shown, _visitor.Html, StringComparison.Ordinal);
    }
}
