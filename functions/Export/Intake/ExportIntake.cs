using LoketFunctions.Connections;
using LoketFunctions.Export.Body;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Export.Intake;

/// <summary>
/// Takes in an export request: the body goes to a blob while its signature is verified, and the same message asks for the same
/// export however often it comes.
/// </summary>
internal sealed class ExportIntake(
    ConnectionStore connections, ExportStore exports, ExportBodies bodies, RequestedPart part, ExportStarter starter, AppBlobs blobs)
{
    /// <exception cref="ProblemException">Not authentic, not valid, too large, for nobody, or another body under a used id.</exception>
    public async Task<AcceptedExport> TakeAsync(
        DurableTaskClient client, SignedUpload upload, ConnectionId connectionId, CancellationToken cancellation)
    {
        var exportId = exports.NewRunId();
        var blob = ExportBodies.NameOf(connectionId, exportId);
        // Nothing is stored that nobody can use. It is read all the same: who cannot be verified is not shown what there is and what not.
        var refusal = RefusalOf(await connections.FindAsync(upload.Claimed, connectionId, cancellation));
        var received = await upload.ReceiveAsync(
            (body, token) => refusal is null ? blobs.Requests.UploadStreamAsync(blob, body, token) : body.CopyToAsync(Stream.Null, token),
            RequestBody.StreamedLimit, cancellation);
        if (refusal is not null)
            throw Problems.Throw(refusal);
        try
        {
            return await TakeAsync(client, received, connectionId, exportId, cancellation);
        }
        catch (ProblemException)
        {
            // Whoever sent it has it still; what is refused is not kept.
            await blobs.Requests.DeleteBlobIfExistsAsync(blob, cancellationToken: CancellationToken.None);
            throw;
        }
    }

    private async Task<AcceptedExport> TakeAsync(
        DurableTaskClient client, ReceivedUpload received, ConnectionId connectionId, string exportId, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(received.Tenant, connectionId, cancellation);
        if (RefusalOf(connection) is { } refusal)
            throw Problems.Throw(refusal);
        var blob = ExportBodies.NameOf(connectionId, exportId);
        var header = await ReadHeaderAsync(blob, cancellation);
        await part.RequireAsync(connection, header, cancellation);
        var message = await starter.ClaimAsync(connection.Id, exportId, header.Preview, received, cancellation);
        var isNew = message.ExportId == exportId;
        if (isNew)
            await bodies.KeepHeaderAsync(new ExportRun(connection.Tenant.Key, connection.Id, exportId), header, cancellation);
        else
            await blobs.Requests.DeleteBlobIfExistsAsync(blob, cancellationToken: cancellation);
        await starter.StartAsync(client, connection, message.ExportId, message.Preview, period: null, header.Confirm, cancellation);
        return new AcceptedExport(message.ExportId, received.Tenant, message.Preview, isNew);
    }

    /// <summary>Why nothing can be exported for it; null where it can.</summary>
    private Problem? RefusalOf(Connection? connection) => connection switch
    {
        null => Problems.NotFound("connection"),
        _ when connections.RefusalOfStaffAndHours(connection) is { } refusal => refusal,
        { CanSync: true } => null,
        _ => ConnectionProblems.NotActive(connection.State),
    };

    private async Task<ExportHeader> ReadHeaderAsync(string blob, CancellationToken cancellation)
    {
        await using var body = await blobs.Requests.GetBlobClient(blob).OpenReadAsync(cancellationToken: cancellation);
        var faults = new RegistrationFaults();
        return await RegistrationBody.ReadHeaderAsync(body, faults, cancellation)
            ?? throw Problems.Throw(Problems.Invalid(faults.First.DistinctBy(fault => fault.Field).ToDictionary(
                fault => fault.Field, fault => InputFaults.WrongText(fault.Fault))));
    }
}
