namespace LoketFunctions.Mail;

/// <summary>
/// A file that goes with a mail, byte by byte. Whole in memory, so that no fault of a storage can cut a mail in half: a few MB at most.
/// </summary>
/// <param name="FileName">Without a path; any characters but control characters.</param>
/// <param name="MediaType">Such as <c>text/csv</c>.</param>
internal sealed record Attachment(string FileName, string MediaType, ReadOnlyMemory<byte> Content)
{
    public override string ToString() => "***";
}

/// <summary>One mail. Holds personal data: never logged.</summary>
/// <param name="To">Addresses without names, at least one; each sees the others.</param>
/// <param name="Subject">One line.</param>
/// <param name="Html">The same as <paramref name="Text"/> for those who show HTML; null for text alone.</param>
/// <param name="Id">
/// Names what the mail reports on, so that a mail sent twice can be recognised: letters, digits, dots, dashes and underscores.
/// Null makes each mail its own.
/// </param>
internal sealed record Message(IReadOnlyList<string> To, string Subject, string Text, string? Html = null, string? Id = null)
{
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    public override string ToString() => "***";
}
