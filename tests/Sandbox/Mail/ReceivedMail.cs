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
    private readonly Lazy<MimePart> _content = new(() => MimePart.Parse(Raw.ToArray()));

    public MimePart Content => _content.Value;

    public string Subject => Content.Headers.GetValueOrDefault("Subject", string.Empty);

    /// <summary>The first plain text that is no attachment, else empty.</summary>
    public string Text => Body("text/plain");

    /// <summary>The first HTML that is no attachment, else empty.</summary>
    public string Html => Body("text/html");

    /// <summary>Files that came with it: <see cref="MimePart.FileName"/>, <see cref="MimePart.ContentType"/>, <see cref="MimePart.Bytes"/>.</summary>
    public IEnumerable<MimePart> Attachments => Content.All.Where(part => part.FileName is not null);

    /// <summary>Writes it as it came, as an .eml file that mail programs open.</summary>
    public Task SaveAsync(string path, CancellationToken cancellationToken = default) => File.WriteAllBytesAsync(path, Raw, cancellationToken);

    private string Body(string type) =>
        Content.All.FirstOrDefault(part => part.ContentType == type && part.FileName is null)?.Text ?? string.Empty;
}
