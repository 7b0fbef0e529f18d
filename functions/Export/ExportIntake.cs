using LoketFunctions.Connections;
using LoketFunctions.Export.Selecting;
using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Export;

/// <summary>
/// Takes in an export request: the body goes to a blob while its signature is verified, and the same message asks for the same
/// export however often it comes.
/// </summary>
internal sealed class ExportIntake(ConnectionStore connections, ExportStore exports, RequestedPart part, ExportStarter starter, AppBlobs blobs)
{
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
            await part.RequireAsync(connection, header, cancellation);
            var message = await starter.ClaimAsync(connection.Id, exportId, header.Preview, received, cancellation);
            if (message.ExportId != exportId)
                await blobs.Requests.DeleteBlobIfExistsAsync(blob, cancellationToken: cancellation);
            await starter.StartAsync(client, connection, message.ExportId, message.Preview, period: null, header.Confirm, cancellation);
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
}
