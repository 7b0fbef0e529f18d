using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LoketFunctions.Sandbox.Mail;

/// <summary>
/// A message or a part of one, decoded far enough for assertions (RFC 5322, 2045, 2046, 2231). Text is held as Latin-1 until its
/// charset is known, so that no byte is lost.
/// </summary>
public sealed partial class MimePart
{
    private readonly IReadOnlyDictionary<string, string> _encoded;
    private readonly string _body;

    private MimePart(IReadOnlyDictionary<string, string> headers, string body)
    {
        _encoded = headers;
        Headers = headers.ToDictionary(header => header.Key, header => EncodedWords.Decode(header.Value), StringComparer.OrdinalIgnoreCase);
        _body = body;
        var boundary = ContentType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) ? Parameter("Content-Type", "boundary") : null;
        Parts = boundary is null ? [] : Split(body, boundary);
    }

    /// <summary>Unfolded, encoded words decoded; of a header that comes twice the first.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Empty unless this is a multipart.</summary>
    public IReadOnlyList<MimePart> Parts { get; }

    /// <summary>Without parameters, in lower case.</summary>
    public string ContentType => (Headers.GetValueOrDefault("Content-Type") ?? "text/plain").Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>Name of an attached file, null for other parts.</summary>
    public string? FileName => Parameter("Content-Disposition", "filename") ?? Parameter("Content-Type", "name");

    /// <summary>This part and all below it, outermost first.</summary>
    public IEnumerable<MimePart> All => Parts.SelectMany(part => part.All).Prepend(this);

    public byte[] Bytes => Headers.GetValueOrDefault("Content-Transfer-Encoding")?.Trim().ToLowerInvariant() switch
    {
        "base64" => Convert.FromBase64String(_body.Trim()),
        "quoted-printable" => QuotedPrintable.Decode(_body),
        _ => Encoding.Latin1.GetBytes(_body),
    };

    /// <summary>The content as text, by its charset. Line ends as they came, those at the end left out.</summary>
    public string Text => Charset.Find(Parameter("Content-Type", "charset")).GetString(Bytes).TrimEnd('\r', '\n');

    public static MimePart Parse(byte[] raw) => Parse(Encoding.Latin1.GetString(raw));

    private static MimePart Parse(string raw)
    {
        var blank = raw.StartsWith("\r\n", StringComparison.Ordinal) ? 0 : raw.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 2;
        if (blank == 1)
            return new MimePart(new Dictionary<string, string>(), raw);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Fold().Replace(raw[..blank], " ").Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(':', 2);
            headers.TryAdd(parts[0].Trim(), parts[^1].Trim());
        }

        return new MimePart(headers, raw[(blank + 2)..]);
    }

    private static List<MimePart> Split(string body, string boundary)
    {
        // The line break before a boundary belongs to the boundary.
        var pieces = $"\r\n{body}".Split($"\r\n--{boundary}");
        return
        [
            .. pieces.Skip(1).TakeWhile(piece => !piece.StartsWith("--", StringComparison.Ordinal))
                .Select(piece => Parse(piece[(piece.IndexOf('\n', StringComparison.Ordinal) + 1)..])),
        ];
    }

    /// <summary>
    /// A parameter of a header, whether plain, quoted, percent-encoded (<c>filename*=</c>), cut in pieces (<c>filename*0*=</c>), or,
    /// as mail programs do though RFC 2047 forbids it, in encoded words; these are decoded last, as they may hold quotes.
    /// </summary>
    private string? Parameter(string header, string name)
    {
        var pieces = ParameterPattern().Matches(_encoded.GetValueOrDefault(header) ?? string.Empty)
            .Where(match => match.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase))
            .OrderBy(match => match.Groups["index"].Success ? int.Parse(match.Groups["index"].Value, CultureInfo.InvariantCulture) : 0)
            .ToList();
        if (pieces.Count == 0)
            return null;
        var value = string.Concat(pieces.Select(match => match.Groups["quoted"].Success
            ? QuotedPair().Replace(match.Groups["quoted"].Value, "${character}")
            : match.Groups["plain"].Value));
        var encoded = pieces[0].Groups["encoded"].Success ? value.Split('\'', 3) : [];
        return encoded.Length == 3 ? Uri.UnescapeDataString(encoded[2]) : EncodedWords.Decode(value);
    }

    [GeneratedRegex(@"\r\n[ \t]+", RegexOptions.None, 1000)]
    private static partial Regex Fold();

    [GeneratedRegex(@"\\(?<character>.)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QuotedPair();

    [GeneratedRegex(
        """;\s*(?<name>[^\s=*;]+)(\*(?<index>\d+))?(?<encoded>\*)?=("(?<quoted>(\\.|[^"\\])*)"|(?<plain>[^;\s]*))""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ParameterPattern();
}
