using MimeKit;

namespace LoketFunctions.Sandbox.Mail;

/// <summary>A message as it was handed over.</summary>
/// <param name="From">Sender of the envelope.</param>
/// <param name="Recipients">Recipients of the envelope, blind copies included.</param>
/// <param name="Raw">The message itself, with its headers.</param>
/// <param name="User">Who had signed in, null when nobody had.</param>
/// <param name="Encrypted">Whether the connection was encrypted by STARTTLS.</param>
/// <param name="ReceivedAt">When the last byte was there.</param>
public sealed record ReceivedMail(
    string From, IReadOnlyList<string> Recipients, ReadOnlyMemory<byte> Raw, string? User, bool Encrypted, DateTimeOffset ReceivedAt)
{
    private readonly Lazy<MimeMessage> _content = new(() => MimeMessage.Load(new MemoryStream(Raw.ToArray())));

    public MimeMessage Content => _content.Value;

    public string Subject => Content.Subject ?? "";

    /// <summary>The plain text, else empty. Line ends are this machine's, those at the end left out.</summary>
    public string Text => Content.TextBody?.TrimEnd('\r', '\n') ?? "";

    /// <summary>The HTML, else empty. Line ends are this machine's, those at the end left out.</summary>
    public string Html => Content.HtmlBody?.TrimEnd('\r', '\n') ?? "";

    /// <summary>Files that came with it.</summary>
    public IEnumerable<ReceivedFile> Attachments => Content.Attachments.OfType<MimePart>().Select(ReceivedFile.Of);

    /// <summary>Writes it as it came, as an .eml file that mail programs open.</summary>
    public Task SaveAsync(string path, CancellationToken cancellationToken = default) =>
        File.WriteAllBytesAsync(path, Raw, cancellationToken);
}

/// <param name="ContentType">Without parameters.</param>
public sealed record ReceivedFile(string FileName, string ContentType, byte[] Bytes)
{
    internal static ReceivedFile Of(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content?.DecodeTo(content);
        return new ReceivedFile(part.FileName ?? "", part.ContentType.MimeType, content.ToArray());
    }
}
