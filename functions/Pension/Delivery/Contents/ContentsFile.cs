using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using LoketFunctions.Pension.Delivery.Layout;

namespace LoketFunctions.Pension.Delivery.Contents;

/// <summary>The file as it leaves: semicolons, CRLF, UTF-8 without a byte order mark; names of columns first. For machines only.</summary>
internal static class ContentsFile
{
    private static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture) { Delimiter = ";", NewLine = "\r\n" };

    /// <summary>The same bytes for the same contents, whenever it is written.</summary>
    public static byte[] Write(DeliveryContents contents)
    {
        using var stream = new MemoryStream();
        using (var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
        using (var csv = new CsvWriter(text, Form))
        {
            foreach (var column in contents.Columns)
                csv.WriteField(column.Name);
            csv.NextRecord();
            foreach (var line in contents.InFile)
            {
                for (var index = 0; index < contents.Columns.Count; index++)
                    csv.WriteField(CellOf(contents, line, index));
                csv.NextRecord();
            }
        }

        return stream.ToArray();
    }

    public static string? CellOf(DeliveryContents contents, ContentLine line, int index) => contents.Columns[index].Value switch
    {
        LineValue.DeliveryVersion => contents.Version.ToString(CultureInfo.InvariantCulture),
        LineValue.Change => PensionWords.CodeOf(line.Change),
        _ => line.Cells[index],
    };
}
