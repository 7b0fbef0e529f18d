using System.Net;

namespace LoketFunctions.Tests.EndToEnd.Host;

[Collection(RunningSample.Collection)]
public sealed class KeyTests(RunningSample sample)
{
    [Theory]
    [InlineData("anonymous", null, true)]
    [InlineData("anonymous", "wrong", true)]
    [InlineData("function", null, false)]
    [InlineData("function", "", false)]
    [InlineData("function", "wrong", false)]
    [InlineData("function", RunningSample.HostKey, true)]
    [InlineData("function", RunningSample.FunctionKey, false)]
    [InlineData("function", RunningSample.MasterKey, true)]
    [InlineData("other", RunningSample.HostKey, true)]
    [InlineData("other", RunningSample.FunctionKey, true)]
    [InlineData("other", RunningSample.MasterKey, true)]
    [InlineData("system", null, false)]
    [InlineData("system", RunningSample.HostKey, false)]
    [InlineData("system", RunningSample.MasterKey, true)]
    [InlineData("admin", null, false)]
    [InlineData("admin", RunningSample.HostKey, false)]
    [InlineData("admin", RunningSample.FunctionKey, false)]
    [InlineData("admin", RunningSample.MasterKey, true)]
    public async Task A_function_opens_by_the_keys_of_its_level_in_the_header_as_in_the_address(string level, string? key, bool opens)
    {
        using var inHeader = await SendAsync($"api/levels/{level}", key);
        using var inAddress = await SendAsync(key is null ? $"api/levels/{level}" : $"api/levels/{level}?code={key}", null);

        var expected = opens ? HttpStatusCode.OK : HttpStatusCode.Unauthorized;
        Assert.Equal([expected, expected], [inHeader.StatusCode, inAddress.StatusCode]);
    }

    [Theory]
    [InlineData("admin/host/status")]
    [InlineData("admin/functions")]
    [InlineData("admin/functions/Tick")]
    public async Task The_hosts_own_addresses_open_by_the_master_key_alone(string path)
    {
        var answers = new List<HttpStatusCode>();
        foreach (var key in new[] { null, "", "wrong", RunningSample.HostKey, RunningSample.FunctionKey, RunningSample.MasterKey })
        {
            using var answer = await SendAsync(path, key);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.Unauthorized, 5), HttpStatusCode.OK], answers);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null)
            request.Headers.Add("x-functions-key", key);
        return await sample.Host.Http.SendAsync(request);
    }
}
