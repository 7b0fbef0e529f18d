using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LoketFunctions.Sandbox;
using LoketFunctions.Security;
using LoketFunctions.Tests.Runbooks;

namespace LoketFunctions.Tests.Security;

/// <summary>The shell functions of docs/runbooks/signing.md, run as they stand there, make signatures that the app accepts.</summary>
public sealed partial class SigningRunbookTests
{
    private const string Secret = "whsec_ZXhhbXBsZS1vbmx5LWluYm91bmQtc2VjcmV0LTAwMDE=";

    /// <summary>In place of curl: prints its arguments, one a line.</summary>
    private const string Curl = "curl() { printf '%s\\n' \"$@\"; }";

    public static MatrixTheoryData<string, string> Calls => new(Shells.Names, ["", "{\"full\": true, \"é\": \"$HOME\"}"]);

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_call_by_hand_is_taken_for_the_planner_s(string shell, string body)
    {
        var (method, command) = body.Length == 0
            ? ("GET", "loket GET '/connections?x=a%20b'")
            : ("POST", $"loket POST /connections/7c1e/sync '{body}'");
        var arguments = Run(
            shell, $"{Functions()}\n{Curl}\nPLANNER=zonplan ACCOUNT=klant-1042 PUBLIC_ADDRESS=https://app.example "
                + $"LOKET_SECRET={Secret}\n{command}");
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

    private static string Functions() =>
        Block().Match(File.ReadAllText(Path.Combine(Repository.Root, "docs", "runbooks", "signing.md"))).Groups["code"].Value;

    private static string[] Run(string shell, string script)
    {
        var result = Shells.Run(shell, script);
        Assert.Equal("", result.Faults);
        return result.Output.Split('\n');
    }

    [GeneratedRegex(@"```sh\n(?<code>loket_signature\(\).*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();
}
