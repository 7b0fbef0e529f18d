using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Loket.OpenApi;
using LoketFunctions.Simulators.Planner;
using Microsoft.AspNetCore.WebUtilities;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>The simulators as processes of their own, used by what they print.</summary>
public sealed partial class SimulatorProcessTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_Loket_that_runs_alone_signs_a_user_in_and_answers_as_its_document_says()
    {
        await using var process = Start("Loket", "--port", "0", "--employees", "20", "--seed", "7");
        var address = new Uri(await PrintedAsync(process, Address()));
        var client = Client().Match(await PrintedAsync(process, Client()));
        var redirect = await PrintedAsync(process, Redirect());
        var user = User().Match(await PrintedAsync(process, User()));

        using var browser = new Browser(address);
        var signIn = await browser.OpenAsync(new Uri(await PrintedAsync(process, TriedSignIn())));
        var end = await browser.SubmitAsync(signIn, user.Groups["name"].Value, user.Groups["password"].Value);
        Assert.StartsWith(redirect, end.Location!.ToString(), StringComparison.Ordinal);
        using var http = new HttpClient { BaseAddress = address };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = QueryHelpers.ParseQuery(end.Location.Query)["code"].ToString(),
            ["redirect_uri"] = redirect,
            ["client_id"] = client.Groups["id"].Value,
            ["client_secret"] = client.Groups["secret"].Value,
        });
        using var tokens = await http.PostAsync(new Uri("/token", UriKind.Relative), form);
        var token = (string)(await tokens.Content.ReadFromJsonAsync<JsonObject>())!["access_token"]!;

        const string Path = "/v2/providers/employers";
        const string Version = "2018-01-01";
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", $"application/json;version={Version}");
        var employers = await http.GetFromJsonAsync<JsonObject>(new Uri(Path, UriKind.Relative));

        Assert.Equal(2, (int)employers!["totalSize"]!);
        Assert.Empty(LoketContract.Load().CheckAnswer(HttpMethod.Get, Path, 200, Version, employers));
        var seen = await http.GetFromJsonAsync<JsonObject>(new Uri("/sandbox/violations", UriKind.Relative));
        Assert.Empty(seen!["violations"]!.AsObject());
        Assert.Equal(0, await EndAsync(process));
    }

    [Fact]
    public async Task A_planner_that_runs_alone_answers_what_is_signed_with_its_secret()
    {
        var secret = StandardWebhook.NewSecret();
        await using var process = Start("Planner", "--port=0", $"--secret={secret}");
        using var http = new HttpClient { BaseAddress = new Uri(await PrintedAsync(process, Address())) };

        using var good = await new SignedClient(http, secret).GetAsync("/accounts/acme/employees");
        using var wrong = await new SignedClient(http, StandardWebhook.NewSecret()).GetAsync("/accounts/acme/employees");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Unauthorized], [good.StatusCode, wrong.StatusCode]);
        Assert.Equal(0, await EndAsync(process));
    }

    [Theory]
    [InlineData("--port=nowhere", "--port takes a whole number")]
    [InlineData("--staff=3", "There is no option '--staff'")]
    [InlineData("--date=tomorrow", "--date takes a day")]
    [InlineData("--redirect=home", "--redirect takes an absolute address")]
    public async Task A_wrong_option_is_named_with_what_there_is(string option, string words)
    {
        await using var process = Start("Loket", option);

        using var limit = new CancellationTokenSource(Soon);
        Assert.Equal(2, await process.EndAsync(limit.Token));
        Assert.Contains(words, process.Log.Tail(), StringComparison.Ordinal);
        Assert.Contains("--employees N", process.Log.Tail(), StringComparison.Ordinal);
    }

    private static HostProcess Start(string simulator, params string[] options) =>
        HostProcess.Start(new ProcessStartInfo("dotnet", [BuiltApp.Simulator(simulator), .. options]));

    /// <summary>What it prints is the only thing that is known of it.</summary>
    private static Task<string> PrintedAsync(HostProcess process, Regex line) => Waiting.ForAsync(
        line.ToString(),
        () =>
        {
            Assert.True(process.ExitCode is null, process.Log.Tail());
            var match = process.Log.Lines().Select(one => line.Match(one)).FirstOrDefault(one => one.Success);
            return Task.FromResult(match?.Groups["it"].Value);
        },
        Soon);

    private static async Task<int> EndAsync(HostProcess process)
    {
        await process.StopAsync();
        using var limit = new CancellationTokenSource(Soon);
        return await process.EndAsync(limit.Token);
    }

    [GeneratedRegex(@"^Simulated \w+ at (?<it>http\S+),", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<it>client_id (?<id>\S+), client_secret (?<secret>\S+))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Client();

    [GeneratedRegex(@"redirect_uri (?<it>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Redirect();

    [GeneratedRegex(@"(?<it>(?<name>planner) +(?<password>\S+)   every right; every employer)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex User();

    [GeneratedRegex(@"a sign-in to try: (?<it>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TriedSignIn();
}
