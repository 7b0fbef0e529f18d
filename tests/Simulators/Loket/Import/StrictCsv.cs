using System.Globalization;
using System.Text;

namespace LoketFunctions.Simulators.Loket.Import;

/// <summary>A line of a file in cells.</summary>
internal sealed record CsvLine(int Number, IReadOnlyList<string> Cells);

/// <summary>
/// Reads semicolon-separated text that ends its lines with CRLF. A cell in double quotes may hold semicolons, line ends and
/// doubled quotes; a quote anywhere else, a lone CR or LF and an empty line are faults. Written for the sandbox alone, so that what
/// the app writes is not read by the library that wrote it.
/// </summary>
internal sealed class StrictCsv
{
    private const int Windows1252 = 1252;
    private readonly string _text;
    private readonly List<ImportFault> _faults;
    private int _at;
    private int _line = 1;

    private StrictCsv(string text, List<ImportFault> faults)
    {
        _text = text;
        _faults = faults;
    }

    /// <summary>UTF-8 with or without a byte order mark; what is not UTF-8 is Windows-1252.</summary>
    public static string Decode(byte[] file)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        try
        {
            return utf8.GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(Windows1252)!.GetString(file);
        }
    }

    /// <summary>The lines up to the first fault, if any.</summary>
    public static IReadOnlyList<CsvLine> Read(string text, List<ImportFault> faults)
    {
        var reader = new StrictCsv(text, faults);
        var lines = new List<CsvLine>();
        while (reader._at < text.Length && faults.Count == 0)
        {
            var number = reader._line;
            lines.Add(new CsvLine(number, reader.Line()));
        }

        return lines;
    }

    private List<string> Line()
    {
        var cells = new List<string>();
        do
        {
            cells.Add(Cell(cells.Count + 1));
        }
        while (_faults.Count == 0 && Take(';'));
        if (_faults.Count == 0 && _at < _text.Length)
        {
            EndLine(cells.Count);
        }

        if (cells is [""])
        {
            Fault(1, "De regel is leeg.");
        }

        return cells;
    }

    private string Cell(int position)
    {
        if (Take('"'))
        {
            return Quoted(position);
        }

        var start = _at;
        while (_at < _text.Length && _text[_at] is not (';' or '\r' or '\n'))
        {
            if (_text[_at] == '"')
            {
                Fault(position, "Een aanhalingsteken staat midden in een veld zonder aanhalingstekens.");
                return "";
            }

            _at++;
        }

        return _text[start.._at];
    }

    private string Quoted(int position)
    {
        var (cell, start) = (new StringBuilder(), _line);
        while (_at < _text.Length)
        {
            if (!Take('"'))
            {
                _line += _text[_at] == '\n' ? 1 : 0;
                cell.Append(_text[_at++]);
            }
            else if (Take('"'))
            {
                cell.Append('"');
            }
            else
            {
                if (_at < _text.Length && _text[_at] is not (';' or '\r' or '\n'))
                {
                    Fault(position, "Na het sluitende aanhalingsteken staat nog tekst.");
                }

                return cell.ToString();
            }
        }

        _line = start;
        Fault(position, "Het sluitende aanhalingsteken ontbreekt.");
        return "";
    }

    private void EndLine(int position)
    {
        if (!_text.AsSpan(_at).StartsWith("\r\n"))
        {
            Fault(position, "De regel eindigt niet op CR LF.");
            return;
        }

        _at += 2;
        _line++;
    }

    private bool Take(char c)
    {
        if (_at >= _text.Length || _text[_at] != c)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Fault(int position, string what) =>
        _faults.Add(new ImportFault(_line, position.ToString(CultureInfo.InvariantCulture), what));
}
