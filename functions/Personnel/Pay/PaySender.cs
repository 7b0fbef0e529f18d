using LoketFunctions.Export.Deliver.PeriodData;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;

namespace LoketFunctions.Personnel.Pay;

/// <param name="Overwritten">Changed by hand in Loket, and put back.</param>
internal sealed record SentPay(IReadOnlyList<PayChange> Overwritten, IReadOnlyList<PayFault> Faults)
{
    public override string ToString() => nameof(SentPay);
}

/// <summary>
/// Brings a plan into Loket as an export does: write down, send, read back, confirm; all of it may be repeated. Other than in an export,
/// what was changed by hand is put back, as the HR system leads.
/// </summary>
internal sealed class PaySender(LedgerStore ledgers)
{
    /// <exception cref="Loket.Failures.LoketException">Nothing is known of it: send again. Or a right is missing for all.</exception>
    public async Task<SentPay> SendAsync(PayScope scope, PeriodPlan plan, CancellationToken cancellation)
    {
        if (plan is not { Context: { } context, Lines: { Count: > 0 } lines })
            return new SentPay([], []);
        var key = new LedgerKey(scope.Administration.Key, plan.Period.Id);
        var seen = await SendAndReadAsync(scope, key, context, lines, cancellation);
        var (byHand, overwritten) = PutBack(lines, seen.Refused);
        if (overwritten.Count > 0)
        {
            lines = byHand;
            seen = await SendAndReadAsync(scope, key, context, lines, cancellation);
        }

        if (lines.Any(line => line.HasChanges()))
        {
            await ledgers.ChangeAsync(
                key, scope.Fence,
                (ledger, token) => LedgerTransitions.ConfirmAsync(
                    ledger, scope.Push.RunId, lines.ToAsyncEnumerable(), seen.Refused, token),
                cancellation);
        }

        return new SentPay(overwritten, [.. FaultsOf(seen)]);
    }

    private async Task<VerificationResult> SendAndReadAsync(
        PayScope scope, LedgerKey key, AdministrationContext context, IReadOnlyList<PlannedLine> lines, CancellationToken cancellation)
    {
        IReadOnlyList<RefusedValue> refused = [];
        if (lines.Any(line => line.HasChanges()))
        {
            await ledgers.ChangeAsync(
                key, scope.Fence,
                (ledger, token) => LedgerTransitions.ReserveAsync(ledger, scope.Push.RunId, lines.ToAsyncEnumerable(), token),
                cancellation);
            refused = await PeriodDataSender.SendChunkAsync(scope.Loket, context, lines, cancellation);
        }

        return await PeriodDataVerifier.VerifyAsync(scope.Loket, context, lines.ToAsyncEnumerable(), refused, cancellation);
    }

    /// <summary>The lines with what differs in Loket to be sent, and what that is.</summary>
    private static (IReadOnlyList<PlannedLine> Lines, IReadOnlyList<PayChange> Overwritten) PutBack(
        IReadOnlyList<PlannedLine> lines, IReadOnlyList<RefusedValue> refused)
    {
        var held = refused.Where(one => one is { Code: RefusedCode.DiffersInLoket, Line: not null, Component: not null })
            .ToDictionary(one => (one.Line!, one.Component!.Value), one => one.InLoket);
        return (
            [
                .. lines.Select(line => line with
                {
                    Cells =
                    [
                        .. line.Cells.Select(cell =>
                            held.ContainsKey((line.Key, cell.Component)) ? cell with { Change = CellChange.Changed } : cell),
                    ],
                }),
            ],
            [
                .. from line in lines
                   from cell in line.Cells
                   where held.ContainsKey((line.Key, cell.Component))
                   select new PayChange(
                       line.Key.EmploymentId, cell.Component, held[(line.Key, cell.Component)], cell.Value, Overwritten: true),
            ]);
    }

    private static IEnumerable<PayFault> FaultsOf(VerificationResult seen) =>
        seen.Refused.Select(one => new PayFault(one.EmploymentId, PayCodes.Refused, Component: one.Component, LoketWords: one.LoketWords))
            .Concat(seen.NotVerified.Select(id => new PayFault(id, PayCodes.NotSeen)));
}
