using MimeKit;

namespace LoketFunctions.Mail;

/// <summary>Whether mail can reach addresses.</summary>
internal enum MailDoorAnswer
{
    Open,

    /// <summary>An address has letters that the mail server cannot mail to.</summary>
    Closed,

    /// <summary>It has such letters, and the server cannot be asked now whether it takes them.</summary>
    Silent,
}

/// <summary>
/// Asks, before an address is kept, whether mail can reach it: one with letters beyond ASCII before the @ only by a server that offers
/// SMTPUTF8. Where there is no mail server nobody is mailed, and any address is taken.
/// </summary>
internal sealed class MailDoor(MailOptions options, TimeProvider clock)
{
    /// <summary>Somebody waits for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<MailDoorAnswer> AskAsync(IEnumerable<string> addresses, CancellationToken cancellation)
    {
        if (!options.IsOn || !addresses.Select(Mailboxes.Parse).OfType<MailboxAddress>().Any(Mailboxes.NeedsUtf8))
            return MailDoorAnswer.Open;
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
            return MailDoorAnswer.Silent;
        }

        return client.TakesUtf8 ? MailDoorAnswer.Open : MailDoorAnswer.Closed;
    }
}
