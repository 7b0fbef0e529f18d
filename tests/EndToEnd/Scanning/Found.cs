using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace LoketFunctions.Tests.EndToEnd.Scanning;

/// <summary>A text that somebody other than its owner may come to read, and where it lies.</summary>
/// <param name="Key">Of a row its partition, of a blob its name.</param>
internal sealed partial record Found(string Place, string Text, string Key = "")
{
    /// <summary>Bytes as text: unzipped where they are zipped.</summary>
    public static Found Of(string place, byte[] bytes, string key = "")
    {
        if (bytes is not [0x1f, 0x8b, ..])
            return Of(place, Encoding.UTF8.GetString(bytes), key);
        using var unzipped = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        return Of(place, unzipped.ReadToEnd(), key);
    }

    /// <summary>With JSON's escapes resolved, so that "José" is found however it was written.</summary>
    public static Found Of(string place, string text, string key = "") => new(
        place, Escape().Replace(text, match => ((char)Convert.ToInt32(match.Groups["code"].Value, 16)).ToString()), key);

    [GeneratedRegex(@"\\+u(?<code>[0-9a-fA-F]{4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escape();
}
