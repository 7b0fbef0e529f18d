using LoketFunctions.Mail;

namespace LoketFunctions.Monitoring.Health.Checks;

/// <summary>
/// The mail server greets, and encrypts where that is asked of it. Takes leave again without signing in, and sends nothing.
/// </summary>
internal sealed class MailCheck(MailOptions options) : IDependencyCheck
{
    public string Name => "mail";

    public bool IsUsed => options.IsOn;

    public async Task CheckAsync(CancellationToken cancellation)
    {
        using var client = new MailClient(options);
        await client.OpenAsync(cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
    }
}
