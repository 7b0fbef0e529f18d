using System.Text;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Model;

/// <summary>The encodings of payroll files. A character that the encoding does not have is a fault and never a question mark.</summary>
internal static class FileEncoding
{
    /// <exception cref="ArgumentException">There is no such encoding.</exception>
    public static Encoding Of(PayrollFileLayout layout)
    {
        if (layout.Encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

        // Asked directly, as registering it would change what every Encoding.GetEncoding in the process answers.
        return CodePagesEncodingProvider.Instance.GetEncoding(
            layout.Encoding, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
            ?? Encoding.GetEncoding(layout.Encoding, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }
}
