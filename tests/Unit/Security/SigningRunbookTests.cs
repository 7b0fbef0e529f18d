using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LoketFunctions.Sandbox;
using LoketFunctions.Security;

namespace LoketFunctions.Tests.Security;

/// <summary>The shell functions of docs/runbooks/signing.md, run as they stand there, make signatures that the app accepts.</summary>
public sealed partial class SigningRunbookTests
{
    private const string Secret = "whsec_ZXhhbXBsZS1vbmx5LWluYm91bmQtc2VjcmV0LTAwMDE=";

    /// <summary>In place of curl: prints its arguments, one a line.</summary>
    private const string Curl = "curl() { printf '%s\\n' \"$@\"; }";

    [Theory]
    [InlineData("loket GET '/connections?x=a%20b'", "GET", "")]
    [InlineData("loket POST /connections/7c1e/sync '{\"full\": true, \"é\": \"$HOME\"}'", "POST", "{\"full\": true, \"é\": \"$HOME\"}")]
    public async Task A_call_by_hand_is_taken_for_the_planner_s(string command, string method, string body)
    {
        var arguments = await RunAsync($"{Functions()}\n{Curl}\nPLANNER=zonplan ACCOUNT=klant-1042 PUBLIC_ADDRESS=https://app.example LOKET_SECRET={Secret}\n{command}");
        string Header(string name) => arguments.Single(line => line.StartsWith($"{name}: ", StringComparison.Ordinal))[(name.Length + 2)..];

        var target = new Uri(arguments.Single(line => line.StartsWith("https://", StringComparison.Ordinal))).PathAndQuery;
        Assert.StartsWith("/api/planners/zonplan/accounts/klant-1042/connections", target, StringComparison.Ordinal);
        Assert.Equal(method, arguments[Array.IndexOf(arguments, "--request") + 1]);
        Assert.Equal(body, body.Length > 0 ? arguments[Array.IndexOf(arguments, "--data-binary") + 1] : "");
        var timestamp = Header(StandardWebhook.TimestampHeader);
        var fault = StandardWebhook.Verify(
            [WebhookSecret.Parse(Secret)], Header(StandardWebhook.IdHeader), timestamp, Header(StandardWebhook.SignatureHeader),
            StandardWebhook.PayloadOf(method, target, Encoding.UTF8.GetBytes(body)),
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(timestamp, CultureInfo.InvariantCulture)));
        Assert.Null(fault);
    }

    private static string Functions() => Block().Match(File.ReadAllText(Path.Combine(Repository.Root, "docs", "runbooks", "signing.md"))).Groups["code"].Value;

    private static async Task<string[]> RunAsync(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var faults = shell.StandardError.ReadToEndAsync();
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.Equal("", await faults);
        return output.Split('\n');
    }

    [GeneratedRegex(@"```sh\n(?<code>loket_signature\(\).*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();
}
