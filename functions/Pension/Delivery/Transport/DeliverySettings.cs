using System.Text.RegularExpressions;
using LoketFunctions.Planner;
using LoketFunctions.Settings;

namespace LoketFunctions.Pension.Delivery.Transport;

/// <summary>An SFTP server, and how the app signs in there: by key, never by password.</summary>
/// <param name="HostKeys">What the server may show, each as <c>ssh-keygen -lf</c> prints it: <c>SHA256:…</c>.</param>
/// <param name="Directory">Where files are put, as the server names it; <c>.</c> is where the user comes in.</param>
internal sealed record SftpSettings(
    string Host, int Port, string User, IReadOnlySet<string> HostKeys, ClientKey Key, string Directory)
{
    /// <summary>For connecting and signing in.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For one answer of the server; a file takes many.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For all of a delivery.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(10);

    public string PathOf(string name) => $"{Directory.TrimEnd('/')}/{name}";
}

/// <param name="Sftp">Null where files are pushed to the planner's own side.</param>
internal sealed record PlannerDelivery(SftpSettings? Sftp);

/// <summary>How the files of each pension provider get there. Read from <c>Planners:{id}:Delivery</c>.</summary>
internal sealed partial class DeliverySettings(IReadOnlyDictionary<string, PlannerDelivery> byPlanner)
{
    private const string SftpKind = "sftp";
    private const string PushKind = "push";
    private const string KindName = "Kind";
    private static readonly string[] RequiredOfSftp = ["Host", "User", "HostKey", "PrivateKey"];
    private static readonly string[] OnlyOfSftp = [.. RequiredOfSftp, "Port", "Passphrase", "Directory"];

    /// <summary>Null where nothing is set.</summary>
    public PlannerDelivery? Find(string planner) => byPlanner.GetValueOrDefault(planner);

    /// <summary>Reads them, without those that have a fault.</summary>
    public static DeliverySettings Read(AppSettings settings)
    {
        var found = new Dictionary<string, PlannerDelivery>(StringComparer.Ordinal);
        foreach (var (id, planner) in settings.Section("Planners").Sections())
        {
            if (ReadOne(planner) is { } delivery)
                found[id] = delivery;
        }

        return new(found);
    }

    /// <summary>All of it is read whatever the kind is, so that what has no effect is a fault and not silence.</summary>
    private static PlannerDelivery? ReadOne(SettingsSection planner)
    {
        var section = planner.Section("Delivery");
        var kind = section.Read(
            KindName, text => text is SftpKind or PushKind ? text : null, $"is not one of {SftpKind}, {PushKind}.");
        if (kind is not null && planner.Text("Profile") is { } profile && Profiles.Find(profile)?.Purpose != LinkPurpose.Pension)
            section.Fault(KindName, "is for planners whose profile is a pension link.");

        var sftp = ReadSftp(section);
        var isSftp = section.Text(KindName) == SftpKind;
        foreach (var name in OnlyOfSftp.Where(name => !isSftp && section.Text(name) is not null))
            section.Fault(name, $"is set, and {KindName} is not {SftpKind}.");
        foreach (var name in RequiredOfSftp.Where(name => isSftp && section.Text(name) is null))
            section.Fault(name, "is missing.");
        return kind switch
        {
            PushKind => new PlannerDelivery(Sftp: null),
            SftpKind when sftp is not null => new PlannerDelivery(sftp),
            _ => null,
        };
    }

    /// <summary>Null where something is missing or a fault.</summary>
    private static SftpSettings? ReadSftp(SettingsSection section)
    {
        var (host, user, passphrase) = (section.Text("Host"), section.Text("User"), section.Text("Passphrase"));
        var port = section.Number("Port", 22, 1, ushort.MaxValue);
        var directory = section.Text("Directory", ".");
        var hostKeys = section.Read(
            "HostKey", FingerprintsOf, "is not SHA256:… as ssh-keygen -lf prints it; several are separated by spaces.");
        var key = section.Read("PrivateKey", text => ClientKey.Parse(text, passphrase));
        return host is not null && user is not null && hostKeys is not null && key is not null
            ? new SftpSettings(host, port, user, hostKeys, key, directory)
            : null;
    }

    /// <summary>Null where one is none.</summary>
    private static HashSet<string>? FingerprintsOf(string text)
    {
        var all = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return all.Count > 0 && all.All(one => Fingerprint().IsMatch(one)) ? all : null;
    }

    /// <summary>256 bits in base64, without padding.</summary>
    [GeneratedRegex(@"^SHA256:[A-Za-z0-9+/]{43}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fingerprint();
}
