using LoketFunctions.Tests.Conventions;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Settings;

/// <summary>Every setting that is an address which the app calls, or sends a browser to.</summary>
public sealed class SafeAddressTests
{
    /// <summary>
    /// The operator's own collector of telemetry is not among them: it gets nothing personal, and often lies beside the app.
    /// </summary>
    private static readonly string[] Addresses =
    [
        "PUBLIC_BASE_ADDRESS", "Loket__ApiBaseAddress", "Loket__OAuthBaseAddress", "Loket__UserFilterSettingsBaseAddress",
        "Planners__zonplan__BaseAddress", "Planners__zonplan__ReturnAddresses__0", "Notices__OperatorWebhook",
        "Storage__TablesUri", "Storage__BlobsUri", "Security__KeyVaultUri",
    ];

    public static TheoryData<string, string> Unsafe => new MatrixTheoryData<string, string>(
        Addresses, ["http://planner.example/", "http://10.0.0.1/", "ftp://planner.example/", "file:///etc/passwd", "javascript:alert(1)",
            "planner.example", "//planner.example/"]);

    public static TheoryData<string> All => [.. Addresses];

    [Fact]
    public void No_address_is_forgotten() => Assert.Equal(
        SettingNames.Documented.Where(setting =>
            setting.Type.EndsWith("address", StringComparison.Ordinal) && !setting.Type.Contains("e-mail", StringComparison.Ordinal))
            .Select(setting => setting.Name).Where(name => name != "OTEL_EXPORTER_OTLP_ENDPOINT").Order(StringComparer.Ordinal),
        Addresses.Select(SettingNames.NameOfVariable).Select(name => name.Replace("zonplan", "{id}", StringComparison.Ordinal)).Order(
            StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Unsafe))]
    public void Anything_but_https_stops_the_start(string setting, string address)
    {
        Assert.Contains(setting, FaultsWith(setting, address, inAzure: false), StringComparison.Ordinal);
        Assert.Contains(setting, FaultsWith(setting, address, inAzure: true), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Http_on_this_machine_is_for_development(string setting)
    {
        var isVault = setting == "Security__KeyVaultUri";
        Assert.Equal(
            isVault, FaultsWith(setting, "http://127.0.0.1:7200/", inAzure: false).Contains($"{setting} ", StringComparison.Ordinal));
        Assert.Contains($"{setting} ", FaultsWith(setting, "http://127.0.0.1:7200/", inAzure: true), StringComparison.Ordinal);
        Assert.DoesNotContain($"{setting} ", FaultsWith(setting, "https://planner.example/", inAzure: true), StringComparison.Ordinal);
    }

    private static string FaultsWith(string setting, string address, bool inAzure)
    {
        var values = new Dictionary<string, string?>(SettingNames.Sample)
        {
            ["Storage:TablesUri"] = "https://x.table.example/",
            ["Storage:BlobsUri"] = "https://x.blob.example/",
            ["Notices:OperatorSecret"] = "whsec_" + Convert.ToBase64String(new byte[32]),
            ["Notices:OperatorWebhook"] = "https://alerts.example/",
            [SettingNames.KeyOf(setting)] = address,
            ["WEBSITE_SITE_NAME"] = inAzure ? "func-loket" : null,
        };
        var settings = StartUp.Settings(values);
        new ServiceCollection().AddLogging().AddApp(settings);
        return Record.Exception(settings.ThrowIfFaulty)?.Message ?? "";
    }
}
