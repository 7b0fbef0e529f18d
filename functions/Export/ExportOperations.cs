using LoketFunctions.Connections;
using LoketFunctions.Connections.Audit;
using LoketFunctions.Http;
using LoketFunctions.Security;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Export;

/// <summary>Exports asked for, and how they went. Whoever may not see an administration sees nothing of its part.</summary>
internal sealed class ExportOperations(
    ConnectionStore connections, ExportIntake intake, ExportStore exports, ExportAnswers answers, AuditLog audit)
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;

    /// <summary>Takes in the registrations of a signed message; the same export for the same message.</summary>
    /// <returns>The export's id.</returns>
    public async Task<string> RequestAsync(DurableTaskClient client, SignedUpload upload, string connectionId, CancellationToken cancellation)
    {
        var taken = await intake.TakeAsync(client, upload, connectionId, cancellation);
        var what = new AuditEvent(taken.Preview ? AuditAction.ExportPreviewRequested : AuditAction.ExportRequested, taken.ExportId);
        if (taken.IsNew)
            await audit.WriteAsync(taken.Tenant, Actor.Planner, connectionId, what, cancellation);
        return taken.ExportId;
    }

    /// <param name="limit">1 to 100; null for 20.</param>
    public async Task<ExportList> ListAsync(Caller caller, string connectionId, int? limit, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(caller, connectionId, Permission.ViewPayroll, cancellation);
        var list = new List<ExportAnswer>();
        foreach (var export in await exports.ListAsync(connection.Id, Math.Clamp(limit ?? DefaultLimit, 1, MaxLimit), cancellation))
            list.Add(await answers.OfAsync(caller, connection, export, cancellation));
        return new ExportList(list);
    }

    public async Task<ExportAnswer> GetAsync(Caller caller, string connectionId, string exportId, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(caller, connectionId, Permission.ViewPayroll, cancellation);
        var export = await exports.FindAsync(connection.Id, exportId, cancellation) ?? throw Problems.Throw(Problems.NotFound("export"));
        return await answers.OfAsync(caller, connection, export, cancellation);
    }
}
