using System.Net;

namespace LoketFunctions.Tests.EndToEnd.Host;

[Collection(RunningSample.Collection)]
public sealed class RouteTests(RunningSample sample)
{
    [Theory]
    // A literal does not win over a parameter: ItemById comes before ItemNew.
    [InlineData("GET", "api/items/new", "ItemById")]
    [InlineData("GET", "api/orders/new", "OrderNew")]
    [InlineData("GET", "api/orders/7", "OrderWithId")]
    [InlineData("GET", "api/notes/7", "NoteRead")]
    [InlineData("PUT", "api/notes/7", "NoteWrite")]
    [InlineData("POST", "API/Notes/7", "NoteWrite")]
    [InlineData("GET", "api/WithoutRoute", "WithoutRoute")]
    [InlineData("PATCH", "api/WithoutRoute", "WithoutRoute")]
    public async Task The_first_route_that_matches_wins_in_the_order_of_the_functions_names(string method, string path, string function)
    {
        using var answer = await SendAsync(method, path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(function, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("DELETE", "api/notes/7")]
    [InlineData("POST", "api/items/7")]
    [InlineData("GET", "api/notes/seven")]
    [InlineData("GET", "api/items")]
    [InlineData("GET", "items/7")]
    [InlineData("GET", "api/nothing")]
    public async Task A_method_or_address_that_no_route_has_is_not_found(string method, string path)
    {
        using var answer = await SendAsync(method, path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        return await sample.Host.Http.SendAsync(request);
    }
}
