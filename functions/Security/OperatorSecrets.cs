using LoketFunctions.Settings;

namespace LoketFunctions.Security;

/// <summary>What whoever runs the installation signs with. Read from <c>Operator</c>; none where nobody does.</summary>
internal sealed record OperatorSecrets(IReadOnlyList<WebhookSecret> Inbound)
{
    /// <summary>Under which messages and credit of the operator are remembered. No planner's id has a dash.</summary>
    public const string Sender = "-operator";

    private const int Most = 2;

    public static OperatorSecrets None { get; } = new([]);

    /// <param name="isPlanners">A planner signs with it, or is called with it: whoever has that one must not pass for the operator.</param>
    public static OperatorSecrets Read(AppSettings settings, Func<WebhookSecret, bool> isPlanners)
    {
        var section = settings.Section("Operator").Section("InboundSecrets");
        List<WebhookSecret> secrets =
            [.. section.Sections().Select(one => section.Read(one.Name, WebhookSecret.Parse)).OfType<WebhookSecret>()];
        if (secrets.Count > Most)
            settings.Fault("Operator__InboundSecrets", "holds one secret, or two while one is being rotated.");
        if (secrets.Where((secret, place) => isPlanners(secret) || secrets.Take(place).Any(secret.IsSameAs)).Any())
            settings.Fault(
                "Operator__InboundSecrets", "holds a secret that is set elsewhere too: whoever has that one would be the operator.");
        return new OperatorSecrets(secrets);
    }

    public override string ToString() => nameof(OperatorSecrets);
}
