using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Text.RegularExpressions;

namespace LoketFunctions.Mail;

/// <summary>Makes the MIME message. Refuses what could end a header line and begin another.</summary>
internal static partial class MailComposer
{
    /// <param name="defaultId">For messages without an id of their own.</param>
    /// <exception cref="MailException">Refused: no recipient, or an address, subject, id, file name or media type that no header can hold.</exception>
    public static MailMessage Compose(Message message, MailAddress from, string defaultId)
    {
        if (message.To.Count == 0)
            throw Refused(message, "The mail names no recipient.");
        if (HoldsControl(message.Subject))
            throw Refused(message, "The subject of the mail holds a line break or another control character.");
        if (message.Id is { } id && !IdPattern().IsMatch(id))
            throw Refused(message, "The id of the mail holds other characters than letters, digits, dots, dashes and underscores.");

        var mail = new MailMessage
        {
            From = from,
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = message.Text.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            // Nothing that a server on the way could break: no long lines, no dots in front, no spaces at the end.
            BodyTransferEncoding = TransferEncoding.Base64,
        };
        foreach (var address in message.To)
            mail.To.Add(AddressOf(address, message));
        if (message.Html is { } html)
            mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(html.ReplaceLineEndings("\r\n"), Encoding.UTF8, MediaTypeNames.Text.Html));
        foreach (var attachment in message.Attachments)
            mail.Attachments.Add(Attach(attachment, message));
        mail.Headers.Add("Message-ID", $"<{message.Id ?? defaultId}@{from.Host}>");
        // Tells absence replies and ticket systems that nobody reads an answer.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    /// <summary>Nothing but an address: the framework takes "a@b, c@d" for one address with a name.</summary>
    private static MailAddress AddressOf(string address, Message message) =>
        !HoldsControl(address) && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address
            ? parsed
            : throw Refused(message, "A recipient is not an e-mail address.");

    private static System.Net.Mail.Attachment Attach(Attachment attachment, Message message)
    {
        if (HoldsControl(attachment.FileName) || HoldsControl(attachment.MediaType))
            throw Refused(message, "The name or media type of an attachment holds a line break or another control character.");
        var type = new ContentType(attachment.MediaType) { Name = attachment.FileName };
        var file = new System.Net.Mail.Attachment(new MemoryStream(attachment.Content.ToArray(), writable: false), type)
        {
            TransferEncoding = TransferEncoding.Base64,
        };
        file.ContentDisposition!.FileName = attachment.FileName;
        return file;
    }

    private static bool HoldsControl(string text) => text.Any(char.IsControl);

    private static MailException Refused(Message message, string why) => new(MailFault.Refused, $"{why} Nothing was sent.", message.To);

    [GeneratedRegex("^[A-Za-z0-9._-]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdPattern();
}
