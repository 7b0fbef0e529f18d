using System.Text.RegularExpressions;

namespace LoketFunctions.Benchmarks.Night.Measuring;

/// <summary>Counts requests to Loket and to the planner, distinguished by address.</summary>
internal sealed class CallHandler(Counters counters, Uri loket) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        counters.Current.Add(
            address.Authority != loket.Authority ? Counters.Planner : address.AbsolutePath == "/token" ? Counters.SignIn : Counters.Loket);
        return base.SendAsync(request, cancellationToken);
    }
}

/// <summary>Counts requests to storage; for tables also the entities, by partition, as the published limit is in those.</summary>
internal sealed partial class StorageHandler(Counters counters, string service) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        counters.Current.Add(service);
        if (service != Counters.Tables)
            return await base.SendAsync(request, cancellationToken);

        var sent = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        CountEntities(
            Uri.UnescapeDataString(request.RequestUri!.PathAndQuery), sent, await response.Content.ReadAsStringAsync(cancellationToken));
        return response;
    }

    /// <summary>
    /// One named in the address; of a transaction, each named in its parts; of a query or an insertion, each in the body.
    /// </summary>
    private void CountEntities(string address, string sent, string received)
    {
        var isBatch = address.Contains("$batch", StringComparison.Ordinal);
        var named = Named().Matches(isBatch ? Uri.UnescapeDataString(sent) : address);
        if (named.Count > 0)
        {
            foreach (Match match in named)
                Note(match.Groups["table"].Value, match.Groups["partition"].Value);
            return;
        }

        var table = Table().Match(address).Groups["table"].Value;
        foreach (Match match in InBody().Matches(isBatch || received.Length == 0 ? sent : received))
            Note(table, match.Groups["partition"].Value);
    }

    private void Note(string table, string partition) =>
        counters.Current.Entities.AddOrUpdate((table, partition), 1, (_, before) => before + 1);

    [GeneratedRegex(@"(?<table>\w+)\(PartitionKey='(?<partition>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^/\w+/(?<table>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Table();

    [GeneratedRegex(@"""PartitionKey"":""(?<partition>[^""]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InBody();
}
