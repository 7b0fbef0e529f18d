using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LoketFunctions.Sandbox.Mail;

/// <summary>Text in a header that is not ASCII: <c>=?utf-8?Q?caf=C3=A9?=</c> (RFC 2047).</summary>
internal static partial class EncodedWords
{
    public static string Decode(string header) => Run().Replace(header, run =>
    {
        // A character may be cut over two words, so words of one charset are decoded together.
        var (text, bytes, charset) = (new StringBuilder(), new List<byte>(), string.Empty);
        foreach (var word in Word().Matches(run.Value).Cast<Match>())
        {
            if (word.Groups["charset"].Value != charset)
                Flush(word.Groups["charset"].Value);
            var content = word.Groups["content"].Value;
            bytes.AddRange(word.Groups["form"].Value is "B" or "b"
                ? Convert.FromBase64String(content)
                : QuotedPrintable.Decode(content.Replace('_', ' ')));
        }

        Flush(string.Empty);
        return text.ToString();

        void Flush(string next)
        {
            text.Append(Charset.Find(charset).GetString([.. bytes]));
            bytes.Clear();
            charset = next;
        }
    });

    [GeneratedRegex(@"=\?[^?]+\?[QqBb]\?[^?]*\?=(\s+=\?[^?]+\?[QqBb]\?[^?]*\?=)*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Run();

    [GeneratedRegex(@"=\?(?<charset>[^?*]+)[^?]*\?(?<form>[QqBb])\?(?<content>[^?]*)\?=", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}

internal static partial class QuotedPrintable
{
    public static byte[] Decode(string text)
    {
        var joined = SoftBreak().Replace(text, string.Empty);
        var decoded = Escape().Replace(joined, match =>
            ((char)byte.Parse(match.ValueSpan[1..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        return Encoding.Latin1.GetBytes(decoded);
    }

    [GeneratedRegex(@"=[ \t]*\r?\n", RegexOptions.None, 1000)]
    private static partial Regex SoftBreak();

    [GeneratedRegex("=[0-9A-Fa-f]{2}", RegexOptions.None, 1000)]
    private static partial Regex Escape();
}

internal static class Charset
{
    /// <summary>The encoding of that name, UTF-8 when there is none.</summary>
    public static Encoding Find(string? name)
    {
        if (string.IsNullOrEmpty(name))
            return Encoding.UTF8;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }
}
