using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.OpenApi;
using LoketFunctions.Simulators.Loket.Rest;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Simulators.Loket;

/// <summary>
/// Holds every request and answer to Loket's OpenAPI document while the sandbox runs, and keeps what does not match, each once
/// with how often. Of a page only the first rows are checked, of a long series of the same answers only some; of answers that a
/// fault has spoiled, nothing. Of a body that is a list, records are checked from beginning to end at equal distances.
/// </summary>
internal sealed class ContractRecorder(SimulatedLoketOptions options)
{
    private const int RowsChecked = 5;
    private const int RecordsChecked = 50;
    private const int AlwaysChecked = 50;
    private const int ThenOneIn = 20;
    private readonly ConcurrentDictionary<string, int> _findings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _answers = new(StringComparer.Ordinal);
    private readonly LoketContract? _contract = options.CheckContract ? LoketContract.Load() : null;

    /// <summary>Gets what the document contradicts.</summary>
    public IReadOnlyDictionary<string, int> Violations => Findings(isUndocumented: false);

    /// <summary>Gets what the document says nothing about, such as paging where it names no such parameter.</summary>
    public IReadOnlyDictionary<string, int> Undocumented => Findings(isUndocumented: true);

    public void Reset() => _findings.Clear();

    public void Check(HttpContext http, Operation? operation, string body, Answer answer, bool isSpoiled)
    {
        if (_contract is null)
        {
            return;
        }

        var request = http.Request;
        var method = HttpMethod.Parse(request.Method);
        var headers = request.Headers.Select(h => KeyValuePair.Create(h.Key, h.Value.ToString())).Where(h => h.Value.Length > 0);
        Keep(operation, "request", _contract.CheckRequest(method, request.Path + request.QueryString.Value, headers, Sample(body)));
        if (operation is not null && !isSpoiled && IsDue(operation, answer))
        {
            Keep(operation, "answer", _contract.CheckAnswer(method, request.Path, answer.Status, answer.ContentType, Sample(answer)));
        }
    }

    private bool IsDue(Operation operation, Answer answer)
    {
        var count = answer.Status == 200 ? _answers.AddOrUpdate(operation.Activity, 1, (_, n) => n + 1) : 1;
        return count <= AlwaysChecked || count % ThenOneIn == 0;
    }

    private SortedDictionary<string, int> Findings(bool isUndocumented) => new(
        _findings.Where(f => f.Key.Contains(LoketContract.NotInDocument, StringComparison.Ordinal) == isUndocumented).ToDictionary(),
        StringComparer.Ordinal);

    private static string Sample(string body)
    {
        if (!body.StartsWith('['))
        {
            return body;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            var step = Math.Max(1, document.RootElement.GetArrayLength() / RecordsChecked);
            return "[" + string.Join(
                ',', document.RootElement.EnumerateArray().Where((_, i) => i % step == 0).Select(record => record.GetRawText())) + "]";
        }
        catch (JsonException)
        {
            return body;
        }
    }

    private static JsonObject? Sample(Answer answer)
    {
        if (!answer.ContentType.StartsWith("application/json", StringComparison.Ordinal))
        {
            return null;
        }

        using var document = JsonDocument.Parse(answer.Body);
        var sample = new JsonObject();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            sample[property.Name] = property.NameEquals("_embedded")
                ? new JsonArray([.. property.Value.EnumerateArray().Take(RowsChecked).Select(row => JsonNode.Parse(row.GetRawText()))])
                : JsonNode.Parse(property.Value.GetRawText());
        }

        return sample;
    }

    private void Keep(Operation? operation, string side, IReadOnlyList<string> findings)
    {
        foreach (var finding in findings)
        {
            _findings.AddOrUpdate($"{operation?.Activity ?? "no operation"} {side}: {finding}", 1, (_, count) => count + 1);
        }
    }
}
