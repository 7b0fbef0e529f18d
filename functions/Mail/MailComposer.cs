using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace LoketFunctions.Mail;

/// <summary>Makes the MIME message. Refuses what could end a header line and begin another.</summary>
internal static partial class MailComposer
{
    /// <param name="defaultId">For messages without an id of their own.</param>
    /// <exception cref="MailException">
    /// Refused: no recipient, or an address, subject, id, file name or media type that no header can hold.
    /// </exception>
    public static MimeMessage Compose(Message message, MailboxAddress from, string defaultId, DateTimeOffset now)
    {
        if (message.To.Count == 0)
            throw Refused(message, "The mail names no recipient.");
        if (HoldsControl(message.Subject))
            throw Refused(message, "The subject of the mail holds a line break or another control character.");
        if (message.Id is { } id && !IdPattern().IsMatch(id))
            throw Refused(message, "The id of the mail holds other characters than letters, digits, dots, dashes and underscores.");

        var mail = new MimeMessage
        {
            Subject = message.Subject,
            Date = now,
            MessageId = $"{message.Id ?? defaultId}@{Mailboxes.DomainOf(from)}",
            Body = Whole(message),
        };
        mail.From.Add(from.Clone());
        foreach (var address in message.To)
            mail.To.Add(Mailboxes.Parse(address) ?? throw Refused(message, "A recipient is not an e-mail address."));
        // Tells absence replies and ticket systems that nobody reads an answer.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    private static MimeEntity Whole(Message message)
    {
        MimeEntity words = Part("plain", message.Text);
        if (message.Html is { } html)
            words = new MultipartAlternative(words, Part("html", html));
        if (message.Attachments.Count == 0)
            return words;
        var whole = new Multipart("mixed") { words };
        foreach (var attachment in message.Attachments)
            whole.Add(Attach(attachment, message));
        return whole;
    }

    private static TextPart Part(string kind, string text)
    {
        // Nothing that a server on the way could break: no long lines, no dots in front, no spaces at the end.
        var part = new TextPart(kind) { ContentTransferEncoding = ContentEncoding.Base64 };
        part.SetText(Encoding.UTF8, text.ReplaceLineEndings("\r\n"));
        return part;
    }

    private static MimePart Attach(Attachment attachment, Message message)
    {
        if (HoldsControl(attachment.FileName) || HoldsControl(attachment.MediaType))
            throw Refused(message, "The name or media type of an attachment holds a line break or another control character.");
        if (!ContentType.TryParse(attachment.MediaType, out var type))
            throw Refused(message, "The media type of an attachment is none.");
        return new MimePart(type)
        {
            Content = new MimeContent(new MemoryStream(attachment.Content.ToArray(), writable: false)),
            ContentTransferEncoding = ContentEncoding.Base64,
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            FileName = attachment.FileName,
        };
    }

    private static bool HoldsControl(string text) => text.Any(char.IsControl);

    private static MailException Refused(Message message, string why) => new(MailFault.Refused, $"{why} Nothing was sent.", message.To);

    [GeneratedRegex(@"^[A-Za-z0-9._-]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdPattern();
}
