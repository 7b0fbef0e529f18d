using System.Text.Json;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Steps;
using LoketFunctions.Export.Store;
using LoketFunctions.Export.Texts;
using LoketFunctions.Planner;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Report;

/// <summary>Writes down what came of an administration's export, and with that ends it.</summary>
internal sealed class ReportDelivery(
    ExportStore exports, ExportStaging staging, ExportBodies bodies, PayrollArchive archive, ReportArchive reports)
{
    public async Task WriteAsync(ExportScope scope, Guid administrationId, CancellationToken cancellation)
    {
        var run = scope.Run;
        var context = await staging.ContextAsync(run, administrationId, cancellation);
        var export = await exports.FindAsync(run.Key, cancellation)
            ?? throw new InvalidOperationException("The export's row is gone.");
        var row = await exports.FindAdministrationAsync(run.Key, administrationId, cancellation)
            ?? throw new InvalidOperationException("The administration's row is gone.");
        var state = row.State == ExportAdministrationState.Refused ? row.State
            : run.Preview ? ExportAdministrationState.Previewed
            : ExportAdministrationState.Done;

        var plan = await staging.FindAsync<StagedPlan>(run, administrationId, StagedPlan.Name, cancellation);
        var header = await bodies.HeaderAsync(run, cancellation);
        var facts = new ReportFacts(
            run.ExportId, run.ConnectionId, context, run.Preview, header.RequestedBy, export.StartedAt ?? export.QueuedAt,
            JsonNamingPolicy.CamelCase.ConvertName(state.ToString()), row.Registrations)
        {
            Head = plan?.Head,
            ContractChanges = plan?.ContractChanges ?? [],
            MuchWithdrawn = plan?.MuchWithdrawn,
            Carried = plan?.Carried ?? [],
            Doubts = plan?.Doubts
                ?? (await staging.FindAsync<StagedDoubts>(run, administrationId, StagedDoubts.Name, cancellation))?.Doubts ?? [],
            FileName = row.FileBlob is { } blob ? blob[(blob.LastIndexOf('/') + 1)..] : null,
            FileSha256 = row.FileSha256,
            Refused = (await staging.FindAsync<RefusedValues>(run, administrationId, RefusedValues.Name, cancellation))?.Values ?? [],
            NotCarried = scope.Profile.Export.Delivery == Delivery.Direct ? [] : [.. scope.Profile.Export.Layout.NotCarried],
            Unmapped = row.UnmappedCodes,
            Warnings = row.WarningCodes,
        };
        var report = await ReportBuilder.BuildAsync(
            facts, staging.PlanAsync(run, administrationId, cancellation), staging.LeftOutAsync(run, administrationId, cancellation),
            scope.Language, Explain, cancellation);
        var folder = ArchiveFolder.Of(run, context);
        var name = await reports.StoreAsync(folder, report, scope.Language, Explain, cancellation);
        if (row.FileBlob is not null)
            await reports.StoreFactsAsync(
                folder, PayrollFileFacts.Of(report, row.FileVersion, row.Delivery ?? Delivery.File), cancellation);
        var leftOut = await archive.StoreAsync(
            folder, PayrollFileName.LeftOut(context.ClientNumber, context.Period), PayrollArchive.Csv,
            stream => new LeftOutFileWriter(scope.Language, Explain).WriteAsync(
                stream, staging.LeftOutAsync(run, administrationId, cancellation), cancellation),
            cancellation);
        await exports.ChangeAdministrationAsync(
            run.Key, administrationId,
            changed => (changed.State, changed.ReportBlob, changed.LeftOutBlob) = (state, name, leftOut.Blob), cancellation);

        Explanation Explain(string code) => ExportWords.Explain(code, scope.Language);
    }
}
