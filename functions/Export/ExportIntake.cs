using LoketFunctions.Connections;
using LoketFunctions.Export.Selecting;
using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Steps;
using LoketFunctions.Storage;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Export;

/// <param name="ExportId">Of the first request where this one is a repeat.</param>
internal sealed record TakenExport(string ExportId, Tenant Tenant, bool Preview, bool IsNew);

/// <summary>
/// Takes in an export request: the body goes to a blob while its signature is verified, and the same message asks for the same
/// export however often it comes.
/// </summary>
internal sealed class ExportIntake(ConnectionStore connections, ExportStore exports, AppTables tables, AppBlobs blobs)
{
    private const string MessagePrefix = "msg_";

    /// <exception cref="ProblemException">Not authentic, not valid, too large, or another body under a used id.</exception>
    public async Task<TakenExport> TakeAsync(DurableTaskClient client, SignedUpload upload, string connectionId, CancellationToken cancellation)
    {
        var exportId = exports.NewExportId();
        var blob = BodyBlob(connectionId, exportId);
        try
        {
            var received = await upload.ReceiveAsync(
                (body, token) => blobs.Requests.UploadStreamAsync(blob, body, token), RequestBody.StreamedLimit, cancellation);
            var connection = await connections.GetAsync(received.Tenant, connectionId, cancellation);
            if (!connection.CanSync)
                throw Problems.Throw(ConnectionProblems.NotActive(connection.State));
            var header = await ReadHeaderAsync(blob, cancellation);
            var message = await ClaimAsync(connection.Id, exportId, blob, header.Preview, received, cancellation);
            if (message.ExportId != exportId)
                await blobs.Requests.DeleteBlobIfExistsAsync(blob, cancellationToken: cancellation);
            await StartAsync(client, connection, message, cancellation);
            return new TakenExport(message.ExportId, received.Tenant, message.Preview, IsNew: message.ExportId == exportId);
        }
        catch (ProblemException)
        {
            // Whoever sent it has it still; what is refused is not kept.
            await blobs.Requests.DeleteBlobIfExistsAsync(blob, cancellationToken: CancellationToken.None);
            throw;
        }
    }

    public static string BodyBlob(string connectionId, string exportId) => $"{connectionId}/{exportId}.json";

    private async Task<ExportHeader> ReadHeaderAsync(string blob, CancellationToken cancellation)
    {
        await using var body = await blobs.Requests.GetBlobClient(blob).OpenReadAsync(cancellationToken: cancellation);
        var faults = new RegistrationFaults();
        return await RegistrationBody.ReadHeaderAsync(body, faults, cancellation)
            ?? throw Problems.Throw(Problems.Invalid(faults.First.DistinctBy(fault => fault.Field).ToDictionary(fault => fault.Field, fault => fault.Fault)));
    }

    /// <summary>Whoever stores the message's row first has made the export; a repeat finds that row.</summary>
    private async Task<ExportMessageRow> ClaimAsync(
        string connectionId, string exportId, string blob, bool preview, ReceivedUpload received, CancellationToken cancellation)
    {
        var row = new ExportMessageRow
        {
            PartitionKey = connectionId,
            RowKey = MessagePrefix + SecureRandom.Hash(received.MessageId),
            ExportId = exportId,
            Sha256 = received.Sha256,
            BodyBlob = blob,
            Preview = preview,
        };
        if (await tables.Exports.TryAddAsync(row, cancellation))
            return row;
        var first = await tables.Exports.FindAsync<ExportMessageRow>(connectionId, row.RowKey, cancellation)
            ?? throw new InvalidOperationException("The message's row is gone.");
        return first.Sha256 == received.Sha256 ? first : throw Problems.Throw(ExportProblems.MessageReused());
    }

    /// <summary>A repeat also starts what an earlier attempt stored and died before starting.</summary>
    private async Task StartAsync(DurableTaskClient client, Connection connection, ExportMessageRow message, CancellationToken cancellation)
    {
        await exports.TryAddAsync(
            connection.Id, message.ExportId, row => (row.BodyBlob, row.Preview) = (message.BodyBlob, message.Preview), cancellation);
        await client.StartOnceAsync(
            nameof(ExportOrchestration.ExportConnection),
            new ExportRun(connection.Tenant.Key, connection.Id, message.ExportId, message.Preview),
            ExportOrchestration.InstanceId(message.ExportId), isStarted: _ => true, cancellation);
    }
}
