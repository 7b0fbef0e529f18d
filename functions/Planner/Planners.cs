using LoketFunctions.Security;
using Microsoft.Extensions.Configuration;

namespace LoketFunctions.Planner;

/// <summary>
/// A planner product that this app serves, as the operator set it up under <c>Planners:{id}</c>.
/// </summary>
/// <param name="Id">Names the planner in addresses and keys: small letters and digits, as settings on Linux cannot hold dashes.</param>
/// <param name="Profile">The rules of the product.</param>
/// <param name="BaseAddress">Where the planner's side of the contract is served.</param>
/// <param name="InboundSecrets">What the planner signs with: the current one, and while rotating the other.</param>
/// <param name="OutboundSecret">What the app signs its calls to the planner with. Another one than inbound, so that no message can be sent back.</param>
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
internal sealed class Planners(IReadOnlyDictionary<string, PlannerSettings> byId)
{
    public PlannerSettings? Find(string id) => byId.GetValueOrDefault(id);

    public PlannerSettings Get(string id) => Find(id)
        ?? throw new InvalidOperationException($"Planner '{id}' has connections but is no longer set under Planners__{id}. The operator restores it.");

    /// <summary>Reads <c>Planners</c>; throws with every fault named.</summary>
    public static Planners Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        var planners = new Dictionary<string, PlannerSettings>(StringComparer.Ordinal);
        foreach (var section in configuration.GetSection("Planners").GetChildren())
        {
            try
            {
                planners.Add(section.Key, ReadOne(section));
            }
            catch (Exception exception) when (exception is FormatException or UriFormatException or InvalidOperationException)
            {
                faults.Add($"Planners__{section.Key}: {exception.Message}");
            }
        }

        return faults.Count == 0 ? new Planners(planners) : throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    private static PlannerSettings ReadOne(IConfigurationSection section)
    {
        if (!section.Key.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character)))
            throw new FormatException("A planner's id is of small letters and digits.");
        var profile = section["Profile"] ?? throw new FormatException("Profile is missing.");
        var inbound = section.GetSection("InboundSecrets").GetChildren().Select(secret => WebhookSecret.Parse(secret.Value ?? "")).ToList();
        if (inbound.Count is < 1 or > 2)
            throw new FormatException("InboundSecrets holds one secret, or two while one is being rotated.");
        return new PlannerSettings(
            section.Key,
            Profiles.Find(profile) ?? throw new FormatException($"Profile '{profile}' is not one of {string.Join(", ", Profiles.Names)}."),
            Absolute(section["BaseAddress"], "BaseAddress"),
            inbound,
            WebhookSecret.Parse(section["OutboundSecret"] ?? ""),
            section.GetSection("ReturnAddresses").GetChildren().Select(address => Absolute(address.Value, "ReturnAddresses")).ToList());
    }

    private static Uri Absolute(string? address, string setting) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            ? uri
            : throw new FormatException($"{setting} is not an absolute http address.");
}
