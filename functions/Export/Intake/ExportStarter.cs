using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using LoketFunctions.Telemetry;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Export.Intake;

/// <param name="ExportId">Of the first request where this one is a repeat.</param>
internal sealed record AcceptedExport(string ExportId, Tenant Tenant, bool Preview, bool IsNew);

/// <summary>Makes exports that somebody asked for: one per message, however often it comes.</summary>
internal sealed class ExportStarter(ExportStore exports, AppTables tables, AppTraces traces)
{
    /// <summary>Whoever stores the message's row first has made the export; a repeat finds that row.</summary>
    /// <exception cref="ProblemException">Another body came under this id.</exception>
    public async Task<ExportMessageRow> ClaimAsync(
        ConnectionId connectionId, string exportId, bool preview, ReceivedUpload received, CancellationToken cancellation)
    {
        var row = new ExportMessageRow
        {
            PartitionKey = connectionId.ToString(),
            RowKey = ExportStore.MessagePrefix + SecureRandom.Hash(received.MessageId),
            ExportId = exportId,
            Sha256 = received.Sha256,
            BodyBlob = ExportBodies.NameOf(connectionId, exportId),
            Preview = preview,
        };
        if (await tables.Exports.TryAddAsync(row, cancellation))
            return row;
        var first = await tables.Exports.FindAsync<ExportMessageRow>(connectionId.ToString(), row.RowKey, cancellation)
            ?? throw new InvalidOperationException("The message's row is gone.");
        return first.Sha256 == received.Sha256 ? first : throw Problems.Throw(Problems.Reused());
    }

    /// <summary>A repeat also starts what an earlier attempt stored and died before starting.</summary>
    /// <param name="period">Whose registrations the planner is asked for; null where it sent them.</param>
    /// <param name="confirm">Tokens of changes that a person has confirmed; null for none.</param>
    public async Task StartAsync(
        DurableTaskClient client, Connection connection, string exportId, bool preview, ScheduledPeriod? period,
        IReadOnlyList<string>? confirm,
        CancellationToken cancellation)
    {
        await exports.TryAddAsync(
            new RunKey(connection.Id, exportId),
            row =>
            {
                (row.BodyBlob, row.Preview) = (ExportBodies.NameOf(connection.Id, exportId), preview);
                row.Confirms = confirm is { Count: > 0 } ? string.Join(' ', confirm) : null;
            },
            cancellation);
        using var span = traces.Schedule(ExportOrchestrations.ExportConnection, connection.Id, exportId);
        await client.StartOnceAsync(
            ExportOrchestrations.ExportConnection,
            new ExportRun(connection.Tenant.Key, connection.Id, exportId, preview, period) { Trace = AppTraces.Current },
            ExportOrchestrations.InstanceId(exportId), isStarted: _ => true, cancellation);
    }
}
