using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>A list that the service gives in pages, each naming the start of the next in its headers.</summary>
internal sealed class PagedQuery<T>(
    TableEndpoint endpoint,
    string path,
    string? filter,
    IEnumerable<string>? select,
    int? maxPerPage,
    IReadOnlyList<string> continuationNames,
    Func<JsonElement, T> read,
    CancellationToken cancellationToken) : AsyncPageable<T>(cancellationToken)
    where T : notnull
{
    private const string HeaderPrefix = "x-ms-continuation-";

    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        var token = continuationToken;
        do
        {
            var page = await GetPageAsync(token, pageSizeHint ?? maxPerPage, CancellationToken).ConfigureAwait(false);
            yield return page;
            token = page.ContinuationToken;
        }
        while (token is not null);
    }

    public override async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken, cancellationToken);
        string? token = null;
        do
        {
            var page = await GetPageAsync(token, maxPerPage, either.Token).ConfigureAwait(false);
            foreach (var item in page.Values)
                yield return item;
            token = page.ContinuationToken;
        }
        while (token is not null);
    }

    private async Task<Page<T>> GetPageAsync(string? token, int? top, CancellationToken cancellation)
    {
        var continuation = (token?.Split('&') ?? []).Select(part => part.Split('=')).Select(part => (part[0], (string?)Uri.UnescapeDataString(part[1])));
        (string, string?)[] query =
        [
            ("$filter", string.IsNullOrEmpty(filter) ? null : filter),
            ("$top", top is { } count ? Invariant(count) : null),
            ("$select", select is null ? null : string.Join(',', select)),
            .. continuation,
        ];
        var request = endpoint.CreateRequest(RequestMethod.Get, path, query);
        var response = await endpoint.SendAsync(request, cancellation).ConfigureAwait(false);
        using var body = JsonDocument.Parse(response.Content);
        return Page<T>.FromValues([.. body.RootElement.GetProperty("value").EnumerateArray().Select(read)], NextToken(response), response);
    }

    /// <summary>A header may be there and empty, as an empty key is a key.</summary>
    private string? NextToken(Response response)
    {
        var next = continuationNames
            .Where(name => response.Headers.Contains(HeaderPrefix + name))
            .Select(name => $"{name}={Uri.EscapeDataString(response.Headers.TryGetValue(HeaderPrefix + name, out var value) ? value! : string.Empty)}");
        return string.Join('&', next) is { Length: > 0 } token ? token : null;
    }

    private static string Invariant(int count) => count.ToString(CultureInfo.InvariantCulture);
}
