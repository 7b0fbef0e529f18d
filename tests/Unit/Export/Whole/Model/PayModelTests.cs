using FsCheck;
using FsCheck.Fluent;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Simulators.Loket.Import;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Tests.Export.Whole.Model;

/// <summary>
/// Random months of hires, contracts that change, corrections, exports again, closed periods: what is in Loket and what the planner is
/// reported is what the reference says, cell by cell, straight and by files.
/// </summary>
[Collection(WholeExports.Name)]
public sealed class PayModelTests(AppStorage storage)
{
    private const int Sequences = 6;
    private const int MostSteps = 10;

    [Theory]
    [InlineData("eitje", Delivery.Direct)]
    [InlineData("eitje", Delivery.File)]
    [InlineData("l1nda", Delivery.Direct)]
    [InlineData("loket-koppeling", Delivery.File)]
    internal void Loket_and_the_planner_hold_what_the_months_come_to(string product, Delivery delivery) =>
        Prop.ForAll(ModelRuns.Seeds(MostSteps), seeds => CheckAsync(product, delivery, seeds).GetAwaiter().GetResult()).Check(
            ModelRuns.Of(Sequences));

    private async Task CheckAsync(string product, Delivery delivery, int[] seeds)
    {
        await using var world = await ExportWorld.StartAsync(storage, profile: product);
        var course = await Course.BeginAsync(world, product, delivery);
        foreach (var seed in seeds)
            await course.StepAsync(new Random(seed));
    }

    /// <summary>One world on its course, beside the reference.</summary>
    private sealed class Course(ExportWorld world, string product, Delivery delivery)
    {
        private readonly PayMonths _months = new(PeopleOf(world), [.. world.Employer.DistributionUnits.Take(3).Select(unit => unit.Id)]);
        private readonly Dictionary<Period, ReferenceLoket> _loket = PayMonths.Periods.ToDictionary(
            period => period, period => new ReferenceLoket(period, delivery == Delivery.File));
        private int _exports;

        public static async Task<Course> BeginAsync(ExportWorld world, string product, Delivery delivery)
        {
            await world.SetAsync(
                connection => (connection.Delivery, connection.ReadyForPayroll, connection.MaxWithdrawnPercent) = (delivery, null, 100));
            await world.MapAsync(world.Mapping with
            {
                Version = 1,
                Departments = new Dictionary<string, DepartmentTarget?>(world.Mapping.Departments) { [PayReference.Storage] = null },
                HourComponents = new Dictionary<string, HourTarget?>(world.Mapping.HourComponents) { [PayReference.Pause] = null },
            });
            return new Course(world, product, delivery);
        }

        /// <summary>Something happens; then a period is exported.</summary>
        public async Task StepAsync(Random random)
        {
            _months.Happen(random);
            await SyncAsync();
            foreach (var one in PayMonths.Periods)
                await world.SetPayrollRunAsync(_months.Closed.Contains(one) ? RunStatus.Approved : null, one.Id);
            var period = PayMonths.Periods[random.Next(4) == 0 ? 1 : 0];
            if (random.Next(6) == 0)
            {
                await ExportAsync(period, preview: true);
                AssertSame();
            }

            var wanted = _months.Wanted(product, world.Employer.DistributionUnits[1].Id, period);
            if (_loket[period].HasNothingFor(wanted))
                await RefusedAsync(period, ExportCodes.PlanFaults);
            else if (_months.Closed.Contains(period))
                await RefusedAsync(period, ExportCodes.PeriodClosed);
            else
                await GoesAsync(period, wanted,
                    _loket[period].Waits(wanted, _months.People) ? await RefusedAsync(period, ExportCodes.ContractsChanged) : null);
        }

        private static List<Employed> PeopleOf(ExportWorld world)
        {
            var payroll = world.Loket.Database.State.PayrollOf(world.Administration.Id)!;
            return [.. world.People.Select((one, i) => new Employed(
                one.Id, one.StartDate, one.EndDate, i % 2 == 0 ? Kind.ZeroHours : Kind.FixedHours,
                payroll.DefaultKey(one, ExportWorld.PeriodId).DistributionUnit))];
        }

        /// <summary>Nothing leaves.</summary>
        /// <returns>The token by which somebody says that it may.</returns>
        private async Task<string?> RefusedAsync(Period period, string code)
        {
            var row = await ExportAsync(period);
            Assert.Equal((ExportAdministrationState.Refused, code), (row.State, row.FailureCode));
            AssertSame();
            return row.ConfirmToken;
        }

        private async Task GoesAsync(Period period, PayReference wanted, string? confirm)
        {
            var row = await ExportAsync(period, confirm);
            Assert.Equal((ExportAdministrationState.Done, null), (row.State, row.FailureCode));
            if (delivery == Delivery.File && row.FileBlob is { } file)
                await ImportAsync(period, file);
            _loket[period].Take(wanted, _months.People);
            AssertSame();
        }

        private async Task<ExportAdministrationRow> ExportAsync(Period period, string? confirm = null, bool preview = false) =>
            (await world.ExportAsync(++_exports, _months.Registrations, preview, confirm, period.Id)).Row;

        private async Task ImportAsync(Period period, string file)
        {
            var bytes = (await world.Blobs.PayrollFiles.GetBlobClient(file).DownloadContentAsync()).Value.Content.ToArray();
            var import = CollectiveImport.Run(
                world.Loket.Database, new ImportRequest(
                    world.Administration.Id, 2026, period.Month, WithUnits: true, IsDryRun: false, FromEmpty: false), bytes)!;
            Assert.Equal([], import.Faults.Select(fault => fault.What));
        }

        private void AssertSame()
        {
            foreach (var (period, reference) in _loket)
            {
                var cells = ExportTraces.CellsOf(world, period.Id).ToDictionary(
                    cell => new Cell(cell.EmploymentId, cell.DistributionUnit, cell.Component), cell => cell.Value);
                Assert.Equal(Text(reference.Values), Text(cells));
            }

            var unclear = _loket.Values.SelectMany(reference => reference.Unclear).ToHashSet(StringComparer.Ordinal);
            Assert.Equal(
                _loket.Values.SelectMany(reference => reference.Exported).Except(unclear).Order(StringComparer.Ordinal),
                world.Confirmations.ByRegistration.Where(mark => mark.Value.State == PlannerConfirmations.Exported).Select(mark => mark.Key)
                    .Except(
                    unclear).Order(StringComparer.Ordinal));
        }

        private string[] Text(Dictionary<Cell, decimal> cells) =>
        [
            .. from cell in cells
               let person = world.People.Index().Single(one => one.Item.Id == cell.Key.Employment).Index
               let unit = world.Employer.DistributionUnits.Index().Single(one => one.Item.Id == cell.Key.Unit).Index
               orderby person, unit, cell.Key.Component
               select FormattableString.Invariant($"person {person}, unit {unit}, component {cell.Key.Component}: {cell.Value:0.00}"),
        ];

        /// <summary>As a sync leaves the staff.</summary>
        private async Task SyncAsync()
        {
            foreach (var (i, person) in _months.People.Index())
            {
                await world.ChangeContractAsync(i, contract => contract with
                {
                    StartDate = person.Start,
                    EndDate = person.End,
                    History = new ContractHistory(
                        [.. person.Kinds
                            .Select(one => new DatedValue<KindInLoket>(one.Key, Enum.Parse<KindInLoket>(one.Value.ToString())))],
                        [.. person.Units.Select(one => new DatedValue<Guid?>(one.Key, one.Value))]),
                });
            }
        }
    }
}
