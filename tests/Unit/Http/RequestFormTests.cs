using LoketFunctions.Http;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Tests.Http;

/// <summary>What can be known from a request's headers and address, before its body is read.</summary>
public sealed class RequestFormTests
{
    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON; charset=\"UTF-8\"")]
    [InlineData(null)]
    public void Json_in_utf_8_is_taken(string? type) => RequestContent.RequireJson(With("Content-Type", type));

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json, text/plain")]
    [InlineData("application/jsonx")]
    [InlineData("json")]
    [InlineData("")]
    public void Anything_else_is_415(string type) => AssertNotTaken(With("Content-Type", type));

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("identity, gzip")]
    [InlineData("")]
    public void A_packed_body_is_415_of_whatever_type(string encoding)
    {
        AssertNotTaken(With("Content-Encoding", encoding));
        Assert.Equal(
            415, Assert.Throws<ProblemException>(() => RequestContent.RequirePlain(With("Content-Encoding", encoding))).Problem.Status);
    }

    [Fact]
    public void Not_packed_may_be_said() => RequestContent.RequireJson(With("Content-Encoding", "identity"));

    [Theory]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("a\n")]
    [InlineData("a'")]
    [InlineData("é")]
    [InlineData("a/b")]
    [InlineData("\u0000")]
    public void An_id_that_is_none_is_named(string id)
    {
        var refused = Assert.Throws<ProblemException>(() => RouteIds.Require(At(("planner", "eitje"), ("runId", id))));

        Assert.Equal(400, refused.Problem.Status);
        Assert.Equal(["runId"], refused.Problem.Faults!.Keys);
    }

    [Fact]
    public void An_id_has_a_largest_length()
    {
        RouteIds.Require(At(("connectionId", new string('a', 128))));
        Assert.Throws<ProblemException>(() => RouteIds.Require(At(("connectionId", new string('a', 129)))));
    }

    private static void AssertNotTaken(HttpRequest request) =>
        Assert.Equal(Problems.ContentNotTaken(), Assert.Throws<ProblemException>(() => RequestContent.RequireJson(request)).Problem);

    private static HttpRequest With(string header, string? value)
    {
        var request = new DefaultHttpContext().Request;
        if (value is not null)
            request.Headers[header] = value;
        return request;
    }

    private static HttpRequest At(params (string Name, string Value)[] parts)
    {
        var request = new DefaultHttpContext().Request;
        foreach (var (name, value) in parts)
            request.RouteValues[name] = value;
        return request;
    }
}
