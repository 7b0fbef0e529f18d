using System.Diagnostics;
using System.Globalization;
using LoketFunctions.Tests.EndToEnd.Console;

namespace LoketFunctions.Tests.EndToEnd.Fuzzing;

/// <summary>
/// No request brings the app to a fault of its own. For a minute, or for <c>FUZZ_REQUESTS</c> requests; another <c>FUZZ_SEED</c> makes
/// others, and <c>FUZZ_FROM</c> begins at the one that a failure names.
/// </summary>
public sealed class FuzzTests(Installation app, ITestOutputHelper output) : AttackClass(app), IClassFixture<Installation>
{
    private const int Callers = 4;
    private const int MostShown = 20;
    private static readonly TimeSpan Time = TimeSpan.FromMinutes(1);

    /// <summary>Much longer than anything takes on a busy machine: it hangs.</summary>
    private static readonly TimeSpan Hangs = TimeSpan.FromMinutes(2);

    private static int Seed => Setting("FUZZ_SEED") ?? 20261129;

    [Fact]
    public async Task No_request_is_answered_by_a_fault_of_the_app()
    {
        var (forms, faults, sent) = (await FormsAsync(), new List<string>(), new Dictionary<int, int>());
        var fuzzer = new RequestFuzzer(Tenants, App.Planner("eitje").InboundSecrets[0], forms, Seed);
        output.WriteLine($"Seed {Seed}: {AppRoutes.All.Count} operations and pages, {forms.Count} forms.");
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Hangs };
        var (number, most, watch) = ((Setting("FUZZ_FROM") ?? 0) - 1, Setting("FUZZ_REQUESTS") ?? int.MaxValue, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => CallAsync()));

        var all = sent.Values.Sum();
        output.WriteLine(
            $"{all} requests in {watch.Elapsed.TotalSeconds:0} s: "
                + $"{string.Join(", ", sent.OrderBy(status => status.Key).Select(status => $"{status.Value}× {status.Key}"))}.");
        Assert.True(
            faults.Count == 0, $"Seed {Seed}, {faults.Count} faults:\n{string.Join('\n', faults.Concat(Unexpected()).Take(MostShown))}");
        Assert.True(all >= fuzzer.Kinds, $"{all} requests are not one of each of the {fuzzer.Kinds} kinds.");
        Assert.Contains(200, sent.Keys);

        async Task CallAsync()
        {
            var session = await EnterAsync();
            while (Interlocked.Increment(ref number) is var mine
                && mine < most
                && (most < int.MaxValue || watch.Elapsed < Time || mine < fuzzer.Kinds))
            {
                var request = fuzzer.Make(mine, session.FormToken);
                var (status, fault) = await SendAsync(http, request, session);
                if (status == 401 && request.Secret is null)
                {
                    session.Dispose();
                    session = await EnterAsync();
                }

                lock (faults)
                {
                    sent[status] = sent.GetValueOrDefault(status) + 1;
                    if (fault is not null)
                        faults.Add($"{mine}: {fault}: {request}");
                }
            }

            session.Dispose();
        }
    }

    /// <summary>What the host says of them: the type and the place, and nothing that it choked on.</summary>
    private IEnumerable<string> Unexpected() =>
        App.Logs.SelectMany(log => log.Lines()).Where(line => line.Contains("failed unexpectedly", StringComparison.Ordinal));

    private Task<ConsoleClient> EnterAsync() => Tenants.Victim.EnterAsync(new() { UserId = "u-fuzz" });

    /// <returns>The status, and what is wrong with the answer; null for nothing.</returns>
    private async Task<(int Status, string? Fault)> SendAsync(HttpClient http, FuzzedRequest request, ConsoleClient session)
    {
        using var message = request.ToMessage(App.System.Settings.Address);
        if (request.Secret is null)
            message.Headers.Add("Cookie", string.Join("; ", session.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        try
        {
            using var answer = await http.SendAsync(message);
            var (status, body) = ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
            return (status, status switch
            {
                >= 500 => $"{status} {body}",
                < 300 when request.MustBeRefused => $"{status} though a member is there twice",
                _ when body.Contains("   at ", StringComparison.Ordinal) || body.Contains("Exception", StringComparison.Ordinal) =>
                    $"{status} with the app's insides: {body}",
                _ => null,
            });
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return (0, exception is TaskCanceledException ? "no answer" : $"the connection broke: {exception.GetBaseException().Message}");
        }
    }

    private async Task<IReadOnlyList<FoundForm>> FormsAsync()
    {
        var forms = (await Tenants.VictimPagesAsync()).SelectMany(page => page.Forms).DistinctBy(form => form.Key).ToList();
        Assert.True(forms.Count > 20, "The console's forms were not found.");
        return forms;
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;
}
