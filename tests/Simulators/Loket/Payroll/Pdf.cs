using System.Globalization;
using System.Text;

namespace LoketFunctions.Simulators.Loket.Payroll;

/// <summary>A PDF file of one page with lines of text: enough to be opened, kept and sent on.</summary>
internal static class Pdf
{
    private const int Top = 780;

    public static byte[] Of(IEnumerable<string> lines)
    {
        var text = "BT /F1 11 Tf 14 TL 50 " + Number(Top) + " Td " + string.Concat(lines.Select(line => $"({Escaped(line)}) ' ")) + "ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            $"<< /Length {Number(Encoding.Latin1.GetByteCount(text))} >>\nstream\n{text}\nendstream",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var (i, content) in objects.Index())
        {
            offsets.Add(file.Length);
            file.Append(Number(i + 1)).Append(" 0 obj\n").Append(content).Append("\nendobj\n");
        }

        var table = file.Length;
        file.Append("xref\n0 ").Append(Number(objects.Length + 1)).Append("\n0000000000 65535 f \n");
        offsets.ForEach(offset => file.Append(offset.ToString("D10", CultureInfo.InvariantCulture)).Append(" 00000 n \n"));
        file.Append("trailer\n<< /Size ").Append(Number(objects.Length + 1)).Append(" /Root 1 0 R >>\nstartxref\n")
            .Append(Number(table)).Append("\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static string Escaped(string line) => line.Replace("\\", @"\\", StringComparison.Ordinal)
        .Replace("(", @"\(", StringComparison.Ordinal).Replace(")", @"\)", StringComparison.Ordinal);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
