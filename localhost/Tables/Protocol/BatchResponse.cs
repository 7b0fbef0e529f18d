using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>The answer to one write of a transaction, cut out of the answer to the whole.</summary>
internal sealed class BatchResponse : Response
{
    private const string StatusLine = "HTTP/1.1 ";
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);
    private string _reason = string.Empty;
    private int _status;

    public override int Status => _status;

    public override string ReasonPhrase => _reason;

    public override Stream? ContentStream { get; set; }

    public override string ClientRequestId { get; set; } = string.Empty;

    public override bool IsError => Status >= 400;

    /// <summary>Reads a <c>multipart/mixed</c> body. JSON has no raw line breaks, so a line that starts with a boundary is one.</summary>
    public static IReadOnlyList<Response> ReadAll(Response batch)
    {
        var answers = new List<Response>();
        using var lines = new StringReader(batch.Content.ToString());
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith(StatusLine, StringComparison.Ordinal))
                answers.Add(ReadOne(line, lines));
        }

        return answers;
    }

    public override void Dispose() => ContentStream?.Dispose();

    protected override bool ContainsHeader(string name) => _headers.ContainsKey(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => _headers.Select(header => new HttpHeader(header.Key, header.Value));

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => _headers.TryGetValue(name, out value);

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = _headers.TryGetValue(name, out var value) ? [value] : null;
        return values is not null;
    }

    private static BatchResponse ReadOne(string statusLine, StringReader lines)
    {
        var status = statusLine[StatusLine.Length..].Split(' ', 2);
        var answer = new BatchResponse
        {
            _status = int.Parse(status[0], CultureInfo.InvariantCulture),
            _reason = status.ElementAtOrDefault(1) ?? string.Empty,
        };
        while (lines.ReadLine() is { Length: > 0 } header)
        {
            var parts = header.Split(':', 2);
            answer._headers[parts[0].Trim()] = parts[^1].Trim();
        }

        var body = new StringBuilder();
        while (lines.ReadLine() is { } line && !line.StartsWith("--", StringComparison.Ordinal))
            body.AppendLine(line);
        answer.ContentStream = new MemoryStream(Encoding.UTF8.GetBytes(body.ToString()));
        return answer;
    }
}
