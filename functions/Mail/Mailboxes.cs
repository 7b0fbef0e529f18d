using System.Text;
using MimeKit;

namespace LoketFunctions.Mail;

/// <summary>What an e-mail address is: one rule for settings and for mails, so that none is taken that no mail can be sent to.</summary>
internal static class Mailboxes
{
    private static readonly ParserOptions NeedsDomain = new() { AllowAddressesWithoutDomain = false };

    /// <summary>
    /// Nothing but an address, else null: a name would let the caller choose words for the mail's header, and a space in quotes would make
    /// two of one in a list.
    /// </summary>
    public static MailboxAddress? Parse(string? text) =>
        text is not null
        && !text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character))
        && MailboxAddress.TryParse(NeedsDomain, text, out var mailbox)
        && (mailbox.Address == text || mailbox.GetAddress(idnEncode: true) == text)
            ? mailbox
            : null;

    /// <summary>
    /// Letters beyond ASCII before the @ have no other spelling, so only a server with SMTPUTF8 (RFC 6531) takes them; a domain has one.
    /// </summary>
    public static bool NeedsUtf8(MailboxAddress mailbox) => !Ascii.IsValid(mailbox.GetAddress(idnEncode: true));

    /// <summary>In ASCII.</summary>
    public static string DomainOf(MailboxAddress mailbox) => mailbox.GetAddress(idnEncode: true).Split('@')[^1];
}
