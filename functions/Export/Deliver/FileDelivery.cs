using LoketFunctions.Export.Deliver.Files;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Steps;
using LoketFunctions.Export.Store;

namespace LoketFunctions.Export.Deliver;

/// <summary>Puts the payroll file into the archive, and what it holds into the ledger.</summary>
internal sealed class FileDelivery(ExportStore exports, ExportStaging staging, PayrollArchive archive, LedgerStore ledgers)
{
    public async Task WriteAsync(ExportScope scope, Guid administrationId, CancellationToken cancellation)
    {
        var run = scope.Run;
        var context = await staging.ContextAsync(run, administrationId, cancellation);
        var plan = await staging.FindAsync<StagedPlan>(run, administrationId, StagedPlan.Name, cancellation)
            ?? throw new InvalidOperationException("The administration was not planned before its file is written.");
        var key = LedgerKey.Of(run, context);
        var ledger = (await ledgers.ReadAsync(key, cancellation))?.Value ?? Ledger.Empty();
        var version = LedgerTransitions.FileVersion(ledger, run.ExportId);
        var name = PayrollFileName.Of(context.ClientNumber, context.Period, version);
        var file = await archive.StoreAsync(
            ArchiveFolder.Of(run, context), name, PayrollArchive.Csv,
            stream => PayrollFileWriter.WriteAsync(
                stream, scope.Profile.Export.Layout, plan.Head, staging.PlanAsync(run, administrationId, cancellation),
                context.ClientNumber, cancellation),
            cancellation);
        await ledgers.ChangeAsync(
            key, scope.Export.Fence,
            (standing, token) =>
                LedgerTransitions.FileWrittenAsync(standing, run.ExportId, staging.PlanAsync(run, administrationId, token), token),
            cancellation);
        await exports.ChangeAdministrationAsync(
            run.Key, administrationId,
            row => (row.FileBlob, row.FileSha256, row.FileLength, row.FileVersion) = (file.Blob, file.Sha256, file.Length, version),
            cancellation);
    }
}
