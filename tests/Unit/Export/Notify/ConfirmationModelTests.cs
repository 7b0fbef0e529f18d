using FsCheck;
using FsCheck.Fluent;
using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Mapping;

namespace LoketFunctions.Tests.Export.Notify;

/// <summary>
/// After any sequence of exports over several administrations and periods what the planner was confirmed is what is in Loket by this app.
/// The model keeps Loket's values and knows nothing of how confirmations are made: who is a part of a value is in Loket.
/// </summary>
[Collection(TellingTests.Name)]
public sealed class ConfirmationModelTests(AppStorage fixture)
{
    private const int Sequences = 12;
    private const int MostExports = 12;

    [Fact]
    public void The_planner_s_marks_are_what_is_in_Loket() =>
        Prop.ForAll(ModelRuns.Seeds(MostExports), seeds => CheckAsync(seeds).GetAwaiter().GetResult()).Check(ModelRuns.Of(Sequences));

    private async Task CheckAsync(int[] seeds)
    {
        await using var world = await TellingWorld.CreateAsync(fixture);
        var (loket, marked) = (new Dictionary<Cell, HashSet<string>>(), new HashSet<string>(StringComparer.Ordinal));
        var carries = new ConfirmationModelCarries(world);
        foreach (var seed in seeds)
        {
            var random = new Random(seed);
            await carries.ChooseAsync(random);
            var request = new Request(random, carries);
            request.Happen(loket);
            await carries.HappenAsync(request, loket);
            await TellAsync(world, request, marked);
            var unclear = carries.Unclear;
            Assert.Equal(
                loket.Values.SelectMany(ids => ids).Distinct(StringComparer.Ordinal).Except(unclear).Order(StringComparer.Ordinal),
                marked.Except(unclear).Order(StringComparer.Ordinal));
        }
    }

    /// <summary>Makes the confirmations of the export, twice, and takes them as the planner does: in the order of the parts.</summary>
    private static async Task TellAsync(TellingWorld world, Request request, HashSet<string> marked)
    {
        var run = await request.StageAsync(world);
        var header = new ExportHeader(new RequestedPeriod(2026, request.PeriodNumber), request.Asked);
        await world.Preparer.PrepareAsync(run, header, default);
        await world.Preparer.PrepareAsync(run, header, default);
        await foreach (var name in world.Parts.NamesAsync(run, default))
        {
            var marks = (await world.Parts.FindAsync(name, default))!;
            marked.UnionWith(marks.Exported);
            marked.ExceptWith([.. marks.Withdrawn, .. marks.LeftOut.Select(one => one.Id)]);
        }
    }

    /// <summary>A value of Loket's, of which registrations are a part.</summary>
    internal sealed record Cell(Guid Administration, int Period, int Employment, int Component)
    {
        public Guid EmploymentId => new(Employment, 0, 0, Administration.ToByteArray()[^8..]);
    }

    /// <summary>One export: which registrations it is given, whose they are, and what Loket takes of it.</summary>
    internal sealed class Request
    {
        private const int Pool = 10;
        private const string NotLinked = "not-linked";
        private static readonly Guid[] All = [TellingWorld.Bar, TellingWorld.Kitchen];
        private readonly Dictionary<string, Cell> _going = new(StringComparer.Ordinal);
        private readonly List<(Guid? Administration, LeftOut Item)> _staying = [];
        private readonly Dictionary<Guid, string?> _failures = [];
        private readonly HashSet<Cell> _refused = [];
        private readonly HashSet<Cell> _keptBack = [];

        public Request(Random random, ConfirmationModelCarries carries)
        {
            PeriodNumber = random.Next(10, 12);
            Asked = random.Next(3) switch { 0 => TellingWorld.Bar, 1 => TellingWorld.Kitchen, _ => null };
            foreach (var administration in Administrations)
            {
                _failures[administration] = random.Next(10) switch
                {
                    < 6 => null,
                    < 9 => ExportCodes.PeriodClosed,
                    _ => "loket-unreachable"
                };
                // A period of which another one pays something is not opened again.
                if (_failures[administration] is null && carries.IsClosed(administration, PeriodId))
                    _failures[administration] = ExportCodes.PeriodClosed;
            }

            for (var number = 0; number < Pool; number++)
                Give(number, random);
        }

        public int PeriodNumber { get; }

        public Guid? Asked { get; }

        public IEnumerable<Guid> Administrations => All.Where(id => Asked is null || Asked == id);

        public int PeriodId => 202600 + PeriodNumber;

        public string? FailureOf(Guid administration) => _failures[administration];

        /// <summary>What is asked for by it, as far as Loket's values of the administration go.</summary>
        public Dictionary<Cell, HashSet<string>> Wanted(Guid administration) =>
            _going.Where(one => one.Value.Administration == administration)
            .GroupBy(one => one.Value, one => one.Key).ToDictionary(one => one.Key, one => one.ToHashSet(StringComparer.Ordinal));

        /// <summary>The value stays in Loket as it was, in whatever period.</summary>
        public bool Keeps(Cell cell) => _refused.Concat(_keptBack).Contains(cell with { Period = PeriodId });

        /// <summary>What the request does to Loket's values.</summary>
        public void Happen(Dictionary<Cell, HashSet<string>> loket)
        {
            foreach (var administration in Administrations.Where(id => _failures[id] is null))
            {
                var cells = loket.Keys.Concat(
                    _going.Values).Where(cell => cell.Administration == administration && cell.Period == PeriodId).ToHashSet();
                foreach (var cell in cells.Where(cell => !_refused.Contains(cell) && !_keptBack.Contains(cell)))
                    loket[cell] = _going.Where(one => one.Value == cell).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
            }
        }

        /// <summary>Leaves what an export with this outcome leaves to be confirmed.</summary>
        public async Task<ExportRun> StageAsync(TellingWorld world)
        {
            world.Installation.Clock.Advance(TimeSpan.FromMinutes(1));
            var run = new ExportRun(world.Connection.Tenant.Key, world.Connection.Id, world.Exports.NewRunId());
            await world.Exports.TryAddAsync(run.Key, row => row.State = ExportState.Running, default);
            foreach (var id in Administrations)
            {
                await world.Exports.AddAdministrationAsync(run.Key, new AdministrationRow { RowKey = id.ToString() }, default);
                await world.Exports.ChangeAdministrationAsync(run.Key, id, Outcome, default);
                var selected = _going.Where(one => one.Value.Administration == id)
                    .Select(one =>
                        new ExportedRegistration(one.Key, one.Value.EmploymentId, DepartmentTarget.Default, [one.Value.Component]));
                await world.SelectAsync(run, id, selected);
                var kept = _going.Where(one => one.Value.Administration == id && _keptBack.Contains(one.Value))
                    .Select(one => Stays(one.Key, PlanFaultCode.OutOfBounds));
                await world.Staging.WriteKeptBackAsync(run, id, kept.ToAsyncEnumerable(), default);
                var held = _keptBack.Where(cell => cell.Administration == id)
                    .Select(cell => new RetainedValue(cell.EmploymentId, null, cell.Component));
                await world.Staging.WriteHeldAsync(run, id, held.ToAsyncEnumerable(), default);
                var refused = _refused.Where(cell => cell.Administration == id)
                    .Select(cell => new RefusedValue(cell.EmploymentId, 1, cell.Component, 8, null, RefusedCode.RefusedByLoket, null))
                    .ToList();
                await world.Staging.WriteAsync(run, id, RefusedValues.Name, new RefusedValues(refused), default);
            }

            foreach (var id in Administrations.Select(id => (Guid?)id).Append(null))
                await world.Staging.WriteLeftOutAsync(
                    run, id, _staying.Where(one => one.Administration == id).Select(one => one.Item).ToAsyncEnumerable(), default);
            return run;
        }

        private void Give(int number, Random random)
        {
            // Most stay where they are from one request to the next: in their period, and a part of the same value.
            var (id, place) = ($"r{(random.Next(5) == 0 ? number : number + (Pool * (PeriodNumber % 2)))}",
                random.Next(5) == 0 ? random.Next(Pool) : number);
            var whose = All[place % 2];
            var cell = new Cell(whose, PeriodId, place / 2 % 2, place / 4 % 2);
            // What is kept back of a closed period is neither asked for nor carried.
            var isClosed = Administrations.Contains(whose) && _failures[whose] == ExportCodes.PeriodClosed;
            if (random.Next(4) == 0 && !isClosed)
                (random.Next(2) == 0 ? _refused : _keptBack).Add(cell);
            var what = random.Next(10);
            if (what > 7)
                return;
            if (what > 2 && Administrations.Contains(whose))
                _going[id] = cell;
            else if (what == 0 || !Administrations.Contains(whose))
                _staying.Add((null, Stays(id, what == 0 ? NotLinked : LeftOutReason.OtherAdministration)));
            else
                _staying.Add((whose, Stays(id, what == 1 ? LeftOutReason.NotApproved : LeftOutReason.OutsidePeriod)));
        }

        private static LeftOut Stays(string id, string reason) => new(id, reason, null, new DateOnly(2026, 11, 3), "emp-1");

        private void Outcome(ExportAdministrationRow row)
        {
            var failure = _failures[row.AdministrationId];
            (row.PeriodId, row.Year, row.PeriodNumber, row.FailureCode) = (PeriodId, 2026, PeriodNumber, failure);
            row.State = failure switch
            {
                null => ExportAdministrationState.Done,
                ExportCodes.PeriodClosed => ExportAdministrationState.Refused,
                _ => ExportAdministrationState.Failed,
            };
        }
    }
}
