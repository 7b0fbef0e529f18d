using System.Runtime.CompilerServices;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Identifiers;

namespace LoketFunctions.Export.Notify;

/// <summary>
/// What a period does for earlier ones that were closed, by the corrections that people had carried into it: which registrations it pays
/// that came too late, and which it takes back. One of which a value still differs in its own period stays as it is.
/// </summary>
internal sealed class CarriedRegistrations(CorrectionStore corrections, ExportedRegistrations exported)
{
    /// <summary>The corrections of the periods before, by the period's id.</summary>
    public async Task<IReadOnlyList<KeyValuePair<int, PeriodCorrections>>> EarlierAsync(
        ConnectionId connectionId, ExportAdministrationRow row, CancellationToken cancellation) =>
        [.. (await corrections.ListAsync(new(connectionId, row.AdministrationId), cancellation)).Where(one => one.Key < row.PeriodId)];

    /// <summary>Those that the period pays.</summary>
    /// <param name="earlier">See <see cref="EarlierAsync"/>.</param>
    /// <param name="held">Values that the plan kept back.</param>
    public async IAsyncEnumerable<ExportedRegistration> IntoAsync(
        ConnectionId connectionId, ExportAdministrationRow row, IReadOnlyList<KeyValuePair<int, PeriodCorrections>> earlier,
        IReadOnlyList<RetainedValue> held,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (from, all) in earlier.Where(one => one.Value.Carried.Any(carried => carried.Into == row.PeriodId)))
        {
            var settled = new Settled(all, row.PeriodId, held);
            await foreach (var registration in exported.UnpaidAsync(PeriodOf(connectionId, row, from), cancellation).Where(settled.Pays))
                yield return registration;
        }
    }

    /// <summary>
    /// Writes into the earlier periods what this one takes back of them and, where that was released since, what it takes back no more.
    /// Comes to the same however often it is done.
    /// </summary>
    /// <param name="earlier">See <see cref="EarlierAsync"/>.</param>
    /// <param name="kept">Values that the plan kept back, or that Loket refused.</param>
    /// <returns>Those that are in Loket no more, or are there still, of all that no other period has taken back.</returns>
    public async Task<IReadOnlyList<LateWithdrawal>> TakeBackAsync(
        ConnectionId connectionId, ExportAdministrationRow row, IReadOnlyList<KeyValuePair<int, PeriodCorrections>> earlier,
        IReadOnlyList<RetainedValue> kept,
        CancellationToken cancellation)
    {
        var told = new List<LateWithdrawal>();
        foreach (var (from, all) in earlier)
        {
            var period = PeriodOf(connectionId, row, from);
            var before = await exported.LateWithdrawalsAsync(period, cancellation).ToListAsync(cancellation);
            var settled = new Settled(all, row.PeriodId, kept);
            var after = before.ConvertAll(one => one.By is { } other && other != row.PeriodId ? one : one with { By = settled.Takes(one) });
            var changed = after.Except(before).ToList();
            if (changed.Count > 0)
            {
                await exported.ChangeAsync(
                    period, RegistrationsOf(changed, isBack: true), RegistrationsOf(changed, isBack: false), cancellation);
                await exported.ReplaceLateWithdrawalsAsync(period, after.ToAsyncEnumerable(), cancellation);
            }

            told.AddRange(after.Where(one => one.By is null || one.By == row.PeriodId));
        }

        return told;
    }

    /// <summary>Keeps what a paid period could neither pay nor take back; of one that takes values again nothing came too late.</summary>
    public async Task NoteAsync(
        ConnectionId connectionId, ExportAdministrationRow row, RegistrationFates fates, CancellationToken cancellation)
    {
        var period = PeriodOf(connectionId, row, row.PeriodId);
        var before = exported.LateWithdrawalsAsync(period, cancellation);
        if (row.State == ExportAdministrationState.Done)
        {
            if (await before.AnyAsync(cancellation))
                await exported.ReplaceLateWithdrawalsAsync(period, AsyncEnumerable.Empty<LateWithdrawal>(), cancellation);
            return;
        }

        if (row.FailureCode != ExportCodes.PeriodClosed)
            return;
        await exported.ReplaceUnpaidAsync(period, fates.Unpaid(cancellation), cancellation);
        var takenBack = await before.Where(one => one.By is not null && !fates.IsToGoOut(one.Registration)).ToListAsync(cancellation);
        var waiting = fates.Dropped(cancellation).Select(registration => new LateWithdrawal(registration, null));
        await exported.ReplaceLateWithdrawalsAsync(period, takenBack.ToAsyncEnumerable().Concat(waiting), cancellation);
    }

    private static LedgerKey PeriodOf(ConnectionId connectionId, ExportAdministrationRow row, int periodId) =>
        new(new(connectionId, row.AdministrationId), periodId);

    private static List<ExportedRegistration> RegistrationsOf(List<LateWithdrawal> withdrawals, bool isBack) =>
        [.. withdrawals.Where(one => one.By is not null == isBack).Select(one => one.Registration)];

    /// <summary>What a period does for the registrations of an earlier one.</summary>
    private sealed class Settled(PeriodCorrections corrections, int into, IReadOnlyList<RetainedValue> kept)
    {
        private readonly List<RetainedValue> _carried =
            [.. corrections.Carried.Where(one => one.Into == into)
                .Select(one => new RetainedValue(one.Key.EmploymentId, one.Key, one.Component))];

        private readonly List<RetainedValue> _open = [
            .. corrections.Open().Select(one => new RetainedValue(one.Key.EmploymentId, one.Key, one.Component))];

        public bool Pays(ExportedRegistration registration) =>
            IsPartOf(_carried, registration) && !IsPartOf(_open, registration) && !IsPartOf(kept, registration);

        /// <returns>The period's id where it has taken the registration back.</returns>
        public int? Takes(LateWithdrawal withdrawal) =>
            IsPartOf(kept, withdrawal.Registration) ? withdrawal.By
            : !IsPartOf(_carried, withdrawal.Registration) ? null
            : IsPartOf(_open, withdrawal.Registration) ? withdrawal.By
            : into;

        private static bool IsPartOf(IReadOnlyList<RetainedValue> values, ExportedRegistration registration) =>
            values.Any(value => value.EmploymentId == registration.EmploymentId && value.IsPartOf(registration));
    }
}
