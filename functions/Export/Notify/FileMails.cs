using System.Net.Mime;
using LoketFunctions.Components;
using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Localization;
using LoketFunctions.Mail;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Export.Notify;

/// <summary>Makes the mail with a payroll file: attached, or as a link where the connection wants that or the file is large.</summary>
internal sealed class FileMails(Downloads downloads)
{
    /// <summary>In bytes. Many mail servers take no more than 10 MB, of which the encoding takes a third.</summary>
    private const int MostAttached = 7 * 1024 * 1024;

    private const int IdHashLength = 16;

    /// <param name="earlier">
    /// How often the file was mailed before. One that nobody may have got is sent under the same id, so that mail programs show it
    /// once; one that is wanted a second time is not taken for a repeat.
    /// </param>
    public async Task<Message> ComposeAsync(
        Connection connection, PlannerProfile profile, PayrollFile file, IReadOnlyList<string> to, int earlier,
        CancellationToken cancellation)
    {
        var attachment = connection.ExportByLink ? null : await AttachAsync(file, cancellation);
        var link = attachment is null ? await downloads.IssueAsync(connection.Id, file, cancellation) : null;
        var mail = new PayrollFileMail(connection, profile, file, link);
        var html = await HtmlRendering.ToTextAsync(new ReaderFormat(connection.Language), MailDocument.Of(mail));
        return new Message(to, mail.Subject, MailText.Of(mail.Blocks), html, IdOf(file.Facts, to, earlier))
        {
            Attachments = attachment is null ? [] : [attachment],
        };
    }

    private static string IdOf(PayrollFileFacts facts, IReadOnlyList<string> to, int earlier)
    {
        var recipients = SecureRandom.Hash(string.Join(' ', to.Order(StringComparer.OrdinalIgnoreCase)).ToLowerInvariant())[..IdHashLength];
        return $"{facts.ExportId}.{facts.AdministrationId:N}.v{facts.Version}.{earlier}.{recipients}";
    }

    /// <summary>Null where it is too large.</summary>
    private static async Task<Attachment?> AttachAsync(PayrollFile file, CancellationToken cancellation)
    {
        await using var stream = await file.OpenAsync(cancellation);
        using var content = new MemoryStream();
        var chunk = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellation)) > 0)
        {
            if (content.Length + read > MostAttached)
                return null;
            content.Write(chunk, 0, read);
        }

        return new Attachment(file.Name, MediaTypeNames.Text.Csv, content.ToArray());
    }
}
