using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace LoketFunctions.Tests.EndToEnd.Host;

/// <summary>The host's own addresses.</summary>
[Collection(RunningSample.Collection)]
public sealed class AdminTests(RunningSample sample)
{
    [Fact]
    public async Task The_status_names_the_host_and_says_that_it_runs()
    {
        var status = await sample.Host.Admin.GetFromJsonAsync<JsonElement>("admin/host/status");

        Assert.Equal(sample.Settings.Name, status.GetProperty("id").GetString());
        Assert.Equal("Running", status.GetProperty("state").GetString());
    }

    [Fact]
    public async Task All_functions_are_listed_in_the_order_of_their_names_those_that_are_disabled_as_such()
    {
        var told = await sample.Host.Admin.GetFromJsonAsync<JsonElement>("admin/functions");
        var functions = told.EnumerateArray().ToDictionary(
            function => function.GetProperty("name").GetString()!, function => function.GetProperty("isDisabled").GetBoolean());

        Assert.Equal(functions.Keys.Order(StringComparer.OrdinalIgnoreCase), functions.Keys);
        Assert.Subset(functions.Keys.ToHashSet(), new HashSet<string> { "Chain", "Work", "Tick", "Echo", "Start" });
        Assert.Equal(["Pigeon", "Retried"], functions.Where(function => function.Value).Select(function => function.Key));
    }

    [Fact]
    public async Task A_function_is_described_with_its_address_and_bindings()
    {
        var echo = await sample.Host.Admin.GetFromJsonAsync<JsonElement>("admin/functions/echo");

        Assert.Equal("Echo", echo.GetProperty("name").GetString());
        Assert.Equal("dotnet-isolated", echo.GetProperty("language").GetString());
        Assert.Equal(
            $"http://localhost:{sample.Settings.Port}/api/echo/{{word}}/{{number:int?}}",
            echo.GetProperty("invoke_url_template").GetString());
        Assert.Equal("httpTrigger", echo.GetProperty("config").GetProperty("bindings")[0].GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_timer_fires_by_the_schedule_that_a_setting_names() => await sample.Host.LogsAsync("Tick fires");

    [Fact]
    public async Task A_timers_function_is_started_out_of_turn()
    {
        using var answer = await StartAsync(sample.Host.Admin, "LeapDay");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await sample.Host.LogsAsync("LeapDay fires");
    }

    [Fact]
    public async Task Nothing_is_started_without_the_master_key_nor_what_is_disabled_or_has_no_timer()
    {
        using var withoutKey = await StartAsync(sample.Host.Http, "LeapDay");
        using var disabled = await StartAsync(sample.Host.Admin, "Retried");
        using var unknown = await StartAsync(sample.Host.Admin, "Nobody");
        using var http = await StartAsync(sample.Host.Admin, "Echo");

        Assert.Equal(
            [HttpStatusCode.Unauthorized, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.BadRequest],
            [withoutKey.StatusCode, disabled.StatusCode, unknown.StatusCode, http.StatusCode]);
    }

    private static Task<HttpResponseMessage> StartAsync(HttpClient client, string function) =>
        client.PostAsJsonAsync($"admin/functions/{function}", new { input = "" });
}
