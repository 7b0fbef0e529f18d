using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using static LoketFunctions.Tests.Export.Notify.ConfirmationModelTests;

namespace LoketFunctions.Tests.Export.Notify;

/// <summary>
/// What people have November pay for a closed October, and what comes of it in Loket. Each registration has a value of its own, of which
/// no two sums are alike, so a value says which registrations are a part of it.
/// </summary>
internal sealed class ConfirmationModelCarries(TellingWorld world)
{
    private const int October = 202610;
    private const int November = 202611;
    private readonly Dictionary<Cell, Paid> _cells = [];
    private readonly HashSet<string> _moved = new(StringComparer.Ordinal);

    /// <summary>
    /// Of whom it is not said whether they are in Loket: the value was carried in part, or they moved between two values.
    /// </summary>
    public IReadOnlySet<string> Unclear =>
        _cells.Values.Where(one => one.IsUnclear).SelectMany(one => one.All).Concat(_moved).ToHashSet(StringComparer.Ordinal);

    public bool IsClosed(Guid administration, int periodId) =>
        periodId == October
            && _cells.Any(one => one.Key.Administration == administration && (one.Value.Carried is not null || one.Value.IsApplied));

    /// <summary>Somebody accepts some of what differs, and releases some of what was accepted.</summary>
    public async Task ChooseAsync(Random random)
    {
        foreach (var (cell, paid) in _cells.OrderBy(one => $"{one.Key}", StringComparer.Ordinal))
        {
            var what = random.Next(6);
            if (what < 3 && paid.Open != 0)
            {
                await ChangeAsync(cell, stored => stored.Carry(
                    [new PeriodDifference(LineOf(cell), cell.Component, paid.Open)], November, null, world.Installation.Clock.GetUtcNow()));
                paid.Carried = paid.Wanted.SetEquals(paid.Sent) ? null : paid.Wanted;
            }
            else if (what == 3 && paid.Carried is not null)
            {
                await ChangeAsync(cell, stored =>
                    stored with { Carried = [.. stored.Carried.Where(one => (one.Key, one.Component) != (LineOf(cell), cell.Component))] });
                paid.Carried = null;
            }
        }
    }

    /// <summary>What the request finds that differs, and what it brings into Loket of what was accepted.</summary>
    public async Task HappenAsync(Request request, Dictionary<Cell, HashSet<string>> loket)
    {
        foreach (var administration in request.Administrations)
        {
            if (request.PeriodId == November && request.FailureOf(administration) is null)
                Pay(administration, request, loket);
            else if (request.PeriodId == October && request.FailureOf(administration) == ExportCodes.PeriodClosed)
                await FindAsync(administration, request.Wanted(administration), loket);
            else if (request.PeriodId == October && request.FailureOf(administration) is null)
                Forget(administration);
        }
    }

    private static PayrollLineKey LineOf(Cell cell) => new(cell.EmploymentId, 1, 1, Guid.Empty, null, null);

    private void Pay(Guid administration, Request request, Dictionary<Cell, HashSet<string>> loket)
    {
        foreach (var (cell, paid) in _cells.Where(one => one.Key.Administration == administration && !request.Keeps(one.Key)))
        {
            paid.IsUnclear = paid.Carried is not null && paid.Open != 0;
            paid.IsApplied = paid.Carried is not null;
            loket[cell] = paid.Carried ?? paid.Sent;
        }
    }

    private async Task FindAsync(Guid administration, Dictionary<Cell, HashSet<string>> wanted, Dictionary<Cell, HashSet<string>> loket)
    {
        foreach (var cell in loket.Keys.Concat(
            wanted.Keys).Where(cell => cell.Administration == administration && cell.Period == October).Except(_cells.Keys).ToList())
            _cells[cell] = new Paid(loket.GetValueOrDefault(cell) ?? []);
        var all = _cells.Where(one => one.Key.Administration == administration).ToList();
        foreach (var (cell, paid) in all)
            paid.Wanted = wanted.GetValueOrDefault(cell) ?? [];
        // What should be in one value, and was in another when the period was closed.
        _moved.UnionWith(all.SelectMany(
            one => all.Where(other => other.Key != one.Key).SelectMany(other => one.Value.Sent.Intersect(other.Value.Wanted))));
        var differences = all.Select(one => new PeriodDifference(LineOf(one.Key), one.Key.Component, one.Value.Difference)).ToList();
        await world.Corrections.FoundAsync(new LedgerKey(new(world.Connection.Id, administration), October), differences, default);
    }

    private void Forget(Guid administration)
    {
        foreach (var cell in _cells.Keys.Where(cell => cell.Administration == administration).ToList())
            _cells.Remove(cell);
    }

    private Task ChangeAsync(Cell cell, Func<PeriodCorrections, PeriodCorrections> change) =>
        world.Corrections.ChangeAsync(new LedgerKey(new(world.Connection.Id, cell.Administration), October), change, default);

    /// <summary>One value of a closed period.</summary>
    /// <param name="sent">Which registrations are in it in its own period.</param>
    private sealed class Paid(HashSet<string> sent)
    {
        public HashSet<string> Sent => sent;

        /// <summary>As the planner has it by now.</summary>
        public HashSet<string> Wanted { get; set; } = [];

        /// <summary>With what November is to make of it; null where nothing was accepted.</summary>
        public HashSet<string>? Carried { get; set; }

        /// <summary>November pays something for it.</summary>
        public bool IsApplied { get; set; }

        public bool IsUnclear { get; set; }

        public decimal Difference => ValueOf(Wanted) - ValueOf(sent);

        public decimal Open => Difference - (Carried is null ? 0 : ValueOf(Carried) - ValueOf(sent));

        public IEnumerable<string> All => sent.Concat(Wanted).Concat(Carried ?? []);

        private static decimal ValueOf(IEnumerable<string> ids) =>
            ids.Sum(id => 1 << int.Parse(id[1..], System.Globalization.CultureInfo.InvariantCulture));
    }
}
