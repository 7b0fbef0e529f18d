using LoketFunctions.Security;
using LoketFunctions.Settings;

namespace LoketFunctions.Planner;

/// <summary>
/// A planner product that this app serves, as the operator set it up under <c>Planners:{id}</c>.
/// </summary>
/// <param name="Id">Names the planner in addresses and keys: small letters and digits, as settings on Linux cannot hold dashes.</param>
/// <param name="Profile">The rules of the product.</param>
/// <param name="BaseAddress">Where the planner's side of the contract is served.</param>
/// <param name="InboundSecrets">What the planner signs with: the current one, and while rotating the other.</param>
/// <param name="OutboundSecret">
/// What the app signs its calls to the planner with. Another one than inbound, so that no message can be sent back.
/// </param>
/// <param name="ReturnAddresses">Where a user may be sent back to after connecting: any address that starts so.</param>
internal sealed record PlannerSettings(
    string Id,
    PlannerProfile Profile,
    Uri BaseAddress,
    IReadOnlyList<WebhookSecret> InboundSecrets,
    WebhookSecret OutboundSecret,
    IReadOnlyList<Uri> ReturnAddresses)
{
    /// <summary>True when the address has the origin of an allowed one and lies at or below its path.</summary>
    public bool AllowsReturnTo(Uri address) =>
        address.IsAbsoluteUri && address.UserInfo.Length == 0 && ReturnAddresses.Any(allowed =>
            Uri.Compare(allowed, address, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0
            && (address.AbsolutePath == allowed.AbsolutePath
                || address.AbsolutePath.StartsWith(allowed.AbsolutePath.TrimEnd('/') + "/", StringComparison.Ordinal)));
}

/// <summary>The planners of this installation.</summary>
internal sealed class Planners(IReadOnlyDictionary<string, PlannerSettings> byId) : IInboundSecrets
{
    private static readonly string[] Required = ["Profile", "BaseAddress", "OutboundSecret"];

    public PlannerSettings? Find(string id) => byId.GetValueOrDefault(id);

    public IReadOnlyList<WebhookSecret>? FindInboundSecrets(string senderId) => Find(senderId)?.InboundSecrets;

    public PlannerSettings Get(string id) => Find(id)
        ?? throw new InvalidOperationException(
            $"Planner '{id}' has connections but is no longer set under Planners__{id}. The operator restores it.");

    /// <summary>A planner signs with it, or is called with it.</summary>
    public bool Uses(WebhookSecret secret) =>
        byId.Values.Any(planner => planner.OutboundSecret.IsSameAs(secret) || planner.InboundSecrets.Any(secret.IsSameAs));

    /// <summary>Reads <c>Planners</c>, without those that have a fault.</summary>
    public static Planners Read(AppSettings settings)
    {
        var section = settings.Section("Planners");
        var planners = section.Sections().Select(planner => ReadOne(planner.Name, planner.Section)).OfType<PlannerSettings>().ToList();
        foreach (var planner in planners.Where(planner => planner.InboundSecrets.Any(secret => IsElsewhere(secret, planner, planners))))
        {
            section.Section(planner.Id).Fault(
                "InboundSecrets", "holds a secret that is set elsewhere too, so that messages could be sent again there.");
        }

        return new(planners.ToDictionary(planner => planner.Id, StringComparer.Ordinal));
    }

    /// <summary>Messages are remembered per planner, so no two may sign alike; and what the app signs must not come back to it.</summary>
    private static bool IsElsewhere(WebhookSecret inbound, PlannerSettings planner, IEnumerable<PlannerSettings> planners) =>
        planners.Any(one => one.OutboundSecret.IsSameAs(inbound) || (one.Id != planner.Id && one.InboundSecrets.Any(inbound.IsSameAs)));

    private static PlannerSettings? ReadOne(string id, SettingsSection section)
    {
        var isNamed = id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character));
        if (!isNamed)
            section.Fault("…", "has another id than small letters and digits.");
        var profile = section.Read("Profile", Profiles.Find, $"is not one of {string.Join(", ", Profiles.Names)}.");
        var address = section.Address("BaseAddress");
        var outbound = section.Read("OutboundSecret", WebhookSecret.Parse);
        foreach (var name in Required.Where(name => section.Text(name) is null))
            section.Fault(name, "is missing.");
        var inbound = ListOf(section, "InboundSecrets", (list, name) => list.Read(name, WebhookSecret.Parse));
        if (section.Section("InboundSecrets").Sections().Count() is < 1 or > 2)
            section.Fault("InboundSecrets", "holds one secret, or two while one is being rotated.");
        var returns = ListOf(section, "ReturnAddresses", (list, name) => list.Address(name));
        return isNamed && profile is not null && address is not null && outbound is not null
            ? new PlannerSettings(id, profile, address, inbound, outbound, returns)
            : null;
    }

    private static List<T> ListOf<T>(SettingsSection planner, string name, Func<SettingsSection, string, T?> read)
        where T : class
    {
        var list = planner.Section(name);
        return [.. list.Sections().Select(one => read(list, one.Name)).OfType<T>()];
    }
}
