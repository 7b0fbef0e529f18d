using System.Security.Cryptography;
using System.Text;
using LoketFunctions.Outbound;
using LoketFunctions.Pension.Delivery.Transport;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Tests.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoketFunctions.Tests.Pension.Delivery;

/// <summary>Which way files go is what the operator set, and what cannot work stops the app at its start.</summary>
public sealed class DeliverySettingsTests
{
    private const string HostKey = "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU";
    private const string OtherHostKey = "SHA256:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0";
    private const string Passphrase = "open sesame";

    private static readonly (string Open, string Sealed) Key = NewKey();

    [Fact]
    public void An_sftp_server_is_read_with_its_defaults()
    {
        var server = Read(Sftp()).Find("benefits")!.Sftp!;
        Assert.Equal(("sftp.example.nl", 22, "loket", "."), (server.Host, server.Port, server.User, server.Directory));
        Assert.Equal([HostKey], server.HostKeys);
        Assert.DoesNotContain("BEGIN", server.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_host_keys_a_port_and_a_directory_can_be_set()
    {
        var server = Read(Sftp(("HostKey", $"{HostKey}  {OtherHostKey}"), ("Port", "2222"), ("Directory", "/in"))).Find("benefits")!.Sftp!;
        Assert.Equal([HostKey, OtherHostKey], server.HostKeys.Order(StringComparer.Ordinal));
        Assert.Equal((2222, "/in/a.csv"), (server.Port, server.PathOf("a.csv")));
    }

    [Fact]
    public void A_key_is_taken_as_it_is_in_base64_and_with_what_opens_it()
    {
        Assert.NotNull(Read(Sftp(("PrivateKey", Base64(Key.Open)))).Find("benefits"));
        Assert.NotNull(Read(Sftp(("PrivateKey", Base64(Key.Sealed)), ("Passphrase", Passphrase))).Find("benefits"));
    }

    [Theory]
    [InlineData("Kind", "ftp", "Kind is not one of sftp, push")]
    [InlineData("Kind", "push", "Host is set, and Kind is not sftp")]
    [InlineData("Kind", "", "PrivateKey is set, and Kind is not sftp")]
    [InlineData("Host", "", "Host is missing")]
    [InlineData("User", "", "User is missing")]
    [InlineData("HostKey", "", "HostKey is missing")]
    [InlineData("PrivateKey", "", "PrivateKey is missing")]
    [InlineData("Port", "0", "Port is not a whole number from 1 to 65535")]
    [InlineData("HostKey", "MD5:5f:3b", "HostKey is not SHA256:")]
    [InlineData("HostKey", HostKey + "=", "HostKey is not SHA256:")]
    [InlineData("HostKey", HostKey + " geheim", "HostKey is not SHA256:")]
    [InlineData("PrivateKey", "geheim!", "PrivateKey cannot be used: It is no private key")]
    [InlineData("PrivateKey", "Z2VoZWlt", "PrivateKey cannot be used: It is no private key")]
    public void What_is_wrong_is_named_and_not_quoted(string setting, string value, string fault)
    {
        var message = Assert.Throws<InvalidOperationException>(() => Read(Sftp((setting, value)))).Message;
        Assert.Contains($"Planners__benefits__Delivery__{fault}", message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", message, StringComparison.Ordinal);
        Assert.DoesNotContain("BEGIN", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("another")]
    public void A_key_that_stays_shut_is_named(string? passphrase)
    {
        var message = Assert.Throws<InvalidOperationException>(
            () => Read(Sftp(("PrivateKey", Key.Sealed), ("Passphrase", passphrase)))).Message;
        Assert.Contains("Passphrase does not open it", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_planner_that_is_no_pension_provider_gets_no_files()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Planners:zonplan:Profile"] = "eitje",
            ["Planners:zonplan:Delivery:Kind"] = "push",
        };
        Assert.Contains(
            "Planners__zonplan__Delivery__Kind is for planners whose profile is a pension link",
            Assert.Throws<InvalidOperationException>(() => Read(settings)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_has_the_way_of_its_planner_or_none()
    {
        var settings = new Dictionary<string, string?>(Sftp())
        {
            ["Planners:pushed:Profile"] = "benefits-plaza",
            ["Planners:pushed:Delivery:Kind"] = "push",
            ["Planners:silent:Profile"] = "benefits-plaza",
        };
        var targets = new DeliveryTargets(
            Read(settings),
            new Planners(new Dictionary<string, PlannerSettings>
            {
                ["pushed"] = new("pushed", Profiles.Find("benefits-plaza")!, new Uri("https://x.example/"), [],
                    WebhookSecret.Parse(Convert.ToBase64String(new byte[32])), []),
            }),
            new PlannerClient(null!, new PlannerOptions(), TimeProvider.System, Quiet.Traces, Quiet.Metrics),
            new AddressGuard(new CallableAddresses(new OutboundOptions()), (_, _) => Task.FromResult(Array.Empty<System.Net.IPAddress>()),
                NullLogger<AddressGuard>.Instance),
            TimeProvider.System);

        Assert.IsType<SftpTransport>(targets.Find(new Tenant("benefits", "acme")));
        Assert.IsType<PushTransport>(targets.Find(new Tenant("pushed", "acme")));
        Assert.Null(targets.Find(new Tenant("silent", "acme")));
    }

    [Theory]
    [InlineData("../a.csv")]
    [InlineData("in/a.csv")]
    [InlineData(".a.csv")]
    [InlineData("a b.csv")]
    [InlineData("a")]
    [InlineData("a.csv.part")]
    [InlineData("a.csv\n")]
    [InlineData("")]
    public void A_name_that_could_lead_elsewhere_is_no_files(string name) =>
        Assert.Throws<ArgumentException>(() => new DeliveryFile(name, new byte[1]));

    [Fact]
    public void A_file_prints_nothing_of_itself() =>
        Assert.Equal(".csv", new DeliveryFile("pension-1234567-2026-11-v1.csv", "personal"u8.ToArray()).ToString());

    private static DeliverySettings Read(IEnumerable<KeyValuePair<string, string?>> values) => StartUp.Read(values, DeliverySettings.Read);

    private static Dictionary<string, string?> Sftp(params (string Name, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Planners:benefits:Profile"] = "benefits-plaza",
            ["Planners:benefits:Delivery:Kind"] = "sftp",
            ["Planners:benefits:Delivery:Host"] = "sftp.example.nl",
            ["Planners:benefits:Delivery:User"] = "loket",
            ["Planners:benefits:Delivery:HostKey"] = HostKey,
            ["Planners:benefits:Delivery:PrivateKey"] = Key.Open,
        };
        foreach (var (name, value) in changes)
            settings[$"Planners:benefits:Delivery:{name}"] = value;
        return settings;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));

    private static (string Open, string Sealed) NewKey()
    {
        using var key = RSA.Create(2048);
        return (key.ExportPkcs8PrivateKeyPem(), key.ExportEncryptedPkcs8PrivateKeyPem(
            Passphrase, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000)));
    }
}
