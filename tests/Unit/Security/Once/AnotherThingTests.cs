using System.Net;
using System.Text;

namespace LoketFunctions.Tests.Security.Once;

/// <summary>Whoever saw a genuine message can send it again, but not as something else.</summary>
public sealed class AnotherThingTests(AppStorage fixture) : OnceTest(fixture)
{
    [Theory]
    [InlineData("DELETE", Others, "body-not-taken")]
    [InlineData("DELETE", Mine, "body-not-taken")]
    [InlineData("delete", Others, "body-not-taken")]
    [InlineData("GET", Others, "body-not-taken")]
    [InlineData("GET", Mine, "body-not-taken")]
    [InlineData("POST", Mine + "/exports/e1/marks", "body-not-taken")]
    [InlineData("POST", Others + "/exports/e1/marks", "body-not-taken")]
    [InlineData("POST", Others + "/sync", "message-reused")]
    [InlineData("POST", Mine + "/sync", "message-reused")]
    [InlineData("PUT", Others + "/administrations", "message-reused")]
    [InlineData("PUT", Mine + "/administrations", "message-reused")]
    [InlineData("PATCH", Others, "message-reused")]
    [InlineData("POST", Others + "/exports", "message-reused")]
    [InlineData("POST", "/api/planners/eitje/accounts/acme/connections/c2/exports", "message-reused")]
    [InlineData("POST", Mine + "/exports?x=1", "message-reused")]
    [InlineData("POST", Mine + "/exports?", "message-reused")]
    [InlineData("POST", Mine + "/exports/", "message-reused")]
    [InlineData("POST", Mine + "/Exports", "message-reused")]
    [InlineData("POST", "/API/planners/eitje/accounts/acme/connections/c1/exports", "message-reused")]
    [InlineData("POST", "/api/planners/eitje/accounts/ACME/connections/c1/exports", "message-reused")]
    [InlineData("POST", "/api/planners/eitje/accounts/acme/connections/%43%31/exports", "message-reused")]
    public async Task An_accepted_export_is_good_for_nothing_else(string method, string address, string code)
    {
        var export = await AcceptedAsync(Message("POST", Mine + "/exports", Body));

        var answer = await SendAsync(export with { Method = method, Address = address }, host: 1);

        Assert.Equal(code, answer.Code);
        Assert.Empty(Doings.Done);
    }

    [Theory]
    [InlineData("DELETE", Others)]
    [InlineData("DELETE", Mine)]
    [InlineData("GET", Others)]
    [InlineData("HEAD", Others)]
    [InlineData("POST", Others + "/sync")]
    [InlineData("POST", Others + "/exports/e1/marks")]
    public async Task Without_its_body_it_is_good_for_nothing_either(string method, string address)
    {
        var export = await AcceptedAsync(Message("POST", Mine + "/exports", Body));

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(export with { Method = method, Address = address, Body = [] })).Status);
        Assert.Empty(Doings.Done);
    }

    [Theory]
    [InlineData("POST", "/sync")]
    [InlineData("PUT", "/administrations")]
    [InlineData("PATCH", "")]
    public async Task Nor_is_any_other_message_with_a_body(string method, string door)
    {
        var genuine = await AcceptedAsync(Message(method, Mine + door, "{}"));

        foreach (var (otherMethod, otherDoor) in new[] { ("POST", "/exports"), ("POST", "/sync"), ("PUT", "/administrations"),
            ("PATCH", "") })
        {
            Assert.Equal(
                "message-reused", (await SendAsync(genuine with { Method = otherMethod, Address = Others + otherDoor }, host: 1)).Code);
            var isTheSame = (otherMethod, otherDoor) == (method, door);
            Assert.Equal(
                isTheSame ? "message-replayed" : "message-reused",
                (await SendAsync(genuine with { Method = otherMethod, Address = Mine + otherDoor }, host: 1)).Code);
        }

        Assert.Equal("body-not-taken", (await SendAsync(genuine with { Method = "DELETE", Address = Mine })).Code);
        Assert.Empty(Doings.Done);
    }

    [Theory]
    [InlineData("DELETE", Mine)]
    [InlineData("HEAD", Mine)]
    [InlineData("GET", Others)]
    [InlineData("GET", Mine + "?x=1")]
    [InlineData("GET", Mine + "/")]
    [InlineData("GET", "/api/planners/eitje/accounts/acme/Connections/c1")]
    [InlineData("GET", "/api/planners/eitje/accounts/acme/connections/C1")]
    [InlineData("POST", Mine + "/sync")]
    [InlineData("POST", Mine + "/exports/e1/marks")]
    public async Task What_has_no_body_is_signed_for_its_method_and_address_also_before_it_arrived(string method, string address)
    {
        var read = Message("GET", Mine);

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(read with { Method = method, Address = address })).Status);
        Assert.Empty(Doings.Done);
        await AcceptedAsync(read);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(read with { Method = method, Address = address })).Status);
        Assert.Empty(Doings.Done);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task A_body_is_refused_where_none_is_taken_though_method_and_address_are_signed(string method)
    {
        var message = Message(method, Mine);

        foreach (var isChunked in new[] { false, true })
            Assert.Equal((HttpStatusCode.BadRequest, "body-not-taken"),
                await SendAsync((message with { Body = [1] }).ToRequest(isChunked: isChunked)));
        Assert.Empty(Doings.Done);
        await AcceptedAsync(message);
    }

    [Theory]
    [InlineData("/api/planners/eitje/accounts/acme/connections/%63%31", "message-replayed")]
    [InlineData("/api/planners/eitje/accounts/acme/x/%2e%2e/connections/c1", "message-replayed")]
    [InlineData("/api/planners/eitje/accounts/acme/./connections/c1", "message-replayed")]
    [InlineData("/api/planners/eitje/accounts/acme//connections/c1", null)]
    [InlineData("//api/planners/eitje/accounts/acme/connections/c1", null)]
    public async Task Another_spelling_of_its_address_is_the_same_address_or_none(string spelling, string? code)
    {
        var read = await AcceptedAsync(Message("GET", Mine));

        var answer = await SendAsync(AsSpelled(read with { Address = spelling }, host: 1), host: 1);

        Assert.Equal(code, answer.Code);
        Assert.NotEqual(HttpStatusCode.OK, answer.Status);
        Assert.Empty(Doings.Done);
    }

    [Fact]
    public async Task Another_host_in_the_header_changes_nothing()
    {
        var read = await AcceptedAsync(Message("GET", Mine));
        var sync = await AcceptedAsync(Message("POST", Mine + "/sync", "{}"));

        Assert.Equal("message-replayed", (await SendAsync(read.ToRequest(host: "evil.example"))).Code);
        Assert.Equal("message-replayed", (await SendAsync(sync.ToRequest(host: "evil.example"))).Code);
        Assert.Equal("message-reused", (await SendAsync((sync with { Address = Others + "/sync" }).ToRequest(host: "evil.example"))).Code);
        Assert.Empty(Doings.Done);
    }

    [Fact]
    public async Task What_is_signed_cannot_be_cut_in_another_way()
    {
        // All that lies between full stops is signed in one: here the time would be part of the id, and the body begin later.
        var seconds = Clock.GetUtcNow().ToUnixTimeSeconds();
        var genuine = Message("POST", Mine + "/exports", $"{seconds}.{Body}");
        var shifted =
            genuine with { Id = $"{genuine.Id}.{genuine.Timestamp}", Timestamp = $"{seconds}", Body = Encoding.UTF8.GetBytes(Body) };

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(shifted)).Status);
        Assert.Empty(Doings.Done);
        await AcceptedAsync(genuine);
    }
}
