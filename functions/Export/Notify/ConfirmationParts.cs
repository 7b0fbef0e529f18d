using System.Runtime.CompilerServices;
using Azure.Storage.Blobs.Models;
using LoketFunctions.Export.Model;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Notify;

/// <summary>What is still to be confirmed to the planner of an export, a blob per part; gone when the planner has it.</summary>
internal sealed class ConfirmationParts(AppBlobs blobs)
{
    private const string NoAdministration = "none";

    /// <summary>The webhook-id by which the planner knows a part that comes again.</summary>
    public static string MessageId(ExportConfirmations marks) => $"msg_{marks.ExportId}-{Whose(marks.AdministrationId)}-{marks.Part}";

    public Task WriteAsync(ExportConfirmations marks, CancellationToken cancellation) => blobs.Ledgers.WriteJsonAsync(
        $"{Prefix(marks.ConnectionId, marks.ExportId)}{Whose(marks.AdministrationId)}-{marks.Part:D4}.json.gz", marks, cancellation);

    /// <summary>The parts that are left, in the order of their administrations and numbers.</summary>
    public async IAsyncEnumerable<string> NamesAsync(ExportRun run, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var blob in blobs.Ledgers.GetBlobsAsync(
            BlobTraits.None, BlobStates.None, Prefix(run.ConnectionId, run.ExportId), cancellation))
            yield return blob.Name;
    }

    /// <summary>Null where it was delivered meanwhile.</summary>
    public async Task<ExportConfirmations?> FindAsync(string name, CancellationToken cancellation) =>
        (await blobs.Ledgers.ReadJsonAsync<ExportConfirmations>(name, cancellation))?.Value;

    public Task RemoveAsync(string name, CancellationToken cancellation) =>
        blobs.Ledgers.DeleteBlobIfExistsAsync(name, cancellationToken: cancellation);

    private static string Prefix(ConnectionId connectionId, string exportId) => $"{connectionId}/marks/{exportId}/";

    private static string Whose(Guid? administrationId) => administrationId?.ToString() ?? NoAdministration;
}
