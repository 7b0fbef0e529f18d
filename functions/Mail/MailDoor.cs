using MimeKit;

namespace LoketFunctions.Mail;

/// <summary>
/// Asks, before an address is kept, whether mail can reach it: one with letters beyond ASCII before the @ only by a server that offers
/// SMTPUTF8. Where there is no mail server nobody is mailed, and any address is taken.
/// </summary>
internal sealed class MailDoor(MailOptions options, TimeProvider clock)
{
    /// <summary>Somebody waits for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What is wrong with the addresses; null where nothing is.</summary>
    public async Task<string?> FaultOfAsync(IEnumerable<string> addresses, CancellationToken cancellation)
    {
        if (!options.IsOn || !addresses.Select(Mailboxes.Parse).OfType<MailboxAddress>().Any(Mailboxes.NeedsUtf8))
            return null;
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        using var client = new MailClient(options);
        try
        {
            await client.OpenAsync(either.Token);
            await client.DisconnectAsync(quit: true, either.Token);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && ServerFault.Of(exception) is not null)
        {
            return "holds letters such as é before the @, and the mail server cannot be asked now whether it takes them";
        }

        return client.TakesUtf8 ? null : "holds letters such as é before the @, which the mail server cannot mail to";
    }
}
