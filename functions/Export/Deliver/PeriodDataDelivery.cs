using LoketFunctions.Export.Deliver.PeriodData;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Steps;
using LoketFunctions.Export.Store;
using LoketFunctions.Failures;

namespace LoketFunctions.Export.Deliver;

/// <summary>Sends a plan straight into Loket: write down, send, read back, confirm. Each part may be repeated.</summary>
internal sealed class PeriodDataDelivery(
    ExportStore exports, ExportStaging staging, LedgerStore ledgers, ExportOptions options)
{
    private const int ShownWords = 3;

    /// <summary>What is about to be sent may be in Loket from now on.</summary>
    public async Task ReserveAsync(ExportScope scope, Guid administrationId, CancellationToken cancellation)
    {
        var run = scope.Run;
        var context = await staging.ContextAsync(run, administrationId, cancellation);
        await ledgers.ChangeAsync(
            LedgerKey.Of(run, context), scope.Export.Fence,
            (ledger, token) => LedgerTransitions.ReserveAsync(ledger, run.ExportId, staging.PlanAsync(run, administrationId, token), token),
            cancellation);
    }

    public async Task SendAsync(ExportScope scope, Guid administrationId, int chunk, CancellationToken cancellation)
    {
        var run = scope.Run;
        var context = await staging.ContextAsync(run, administrationId, cancellation);
        var lines = await staging.PlanAsync(run, administrationId, cancellation)
            .Where(line => line.HasChanges())
            .Skip(chunk * options.RecordsPerPatch).Take(options.RecordsPerPatch).ToListAsync(cancellation);
        var refused = await PeriodDataSender.SendChunkAsync(scope.Loket, context, lines, cancellation);
        await staging.WriteAsync(run, administrationId, RefusedName(chunk), new RefusedValues(refused), cancellation);
    }

    public async Task VerifyAsync(ExportScope scope, Guid administrationId, CancellationToken cancellation)
    {
        var run = scope.Run;
        var context = await staging.ContextAsync(run, administrationId, cancellation);
        var answered = new List<RefusedValue>();
        var chunks = 0;
        while (await staging.FindAsync<RefusedValues>(run, administrationId, RefusedName(chunks), cancellation) is { } ofChunk)
        {
            answered.AddRange(ofChunk.Values);
            chunks++;
        }

        var result = await PeriodDataVerifier.VerifyAsync(
            scope.Loket, context, staging.PlanAsync(run, administrationId, cancellation), answered, cancellation);
        if (chunks > 0)
        {
            await ledgers.ChangeAsync(
                LedgerKey.Of(run, context), scope.Export.Fence,
                (ledger, token) => LedgerTransitions.ConfirmAsync(
                    ledger, run.ExportId, staging.PlanAsync(run, administrationId, token), result.Refused, token),
                cancellation);
        }

        var failed = result.Refused.Where(value => value.Code != RefusedCode.DiffersInLoket).ToList();
        await staging.WriteAsync(run, administrationId, RefusedValues.Name, new RefusedValues(result.Refused), cancellation);
        await ShowAsync(run, administrationId, result, failed, cancellation);
    }

    private Task<ExportAdministrationRow> ShowAsync(
        ExportRun run, Guid administrationId, VerificationResult result, List<RefusedValue> failed, CancellationToken cancellation) =>
        exports.ChangeAdministrationAsync(
            run.Key, administrationId,
            row =>
            {
                row.RefusedValues = failed.Count;
                row.AddWarnings(result.Warnings);
                if (failed.Count == 0)
                    return;
                (row.FailureCode, row.FailureClass) = (ExportCodes.ValuesRefused, FailureClass.Configuration);
                row.FailureDetail = string.Join(
                    "; ", failed.Select(value => value.LoketWords).OfType<string>().Distinct(StringComparer.Ordinal).Take(ShownWords));
            },
            cancellation);

    private static string RefusedName(int chunk) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"refused-{chunk}");
}
