using LoketFunctions.Simulators.Planner;
using LoketFunctions.Simulators.Planner.Registrations;

namespace LoketFunctions.Sandbox.Running.Exporting;

/// <summary>An administration's payroll period, and its first and last day.</summary>
internal sealed record OpenPeriod(PayrollPeriodKey Key, DateOnly From, DateOnly To);

/// <summary>A day whose payroll periods are open in every administration; they need not be the same, as some pay by four weeks.</summary>
internal sealed record OpenPeriods(DateOnly Day, IReadOnlyList<OpenPeriod> All)
{
    /// <summary>A month of everybody has to fit into one request of 50 MB.</summary>
    private const double MostShifts = 100_000;

    public ExportPeriod Asked => ExportPeriod.Holding(Day);

    /// <summary>
    /// Days to look at, one after another. Where some pay by four weeks, last month's period can be paid already, and this month's is paid
    /// once the sandbox exported it: then one to come is left. The next can be the same one still, as a year's last may have five weeks.
    /// </summary>
    internal static IReadOnlyList<DateOnly> Candidates(DateOnly today) =>
        [today.AddDays(-today.Day), today, today.AddMonths(1), today.AddMonths(2)];

    /// <summary>Asks the app by previews: for last month, or else for the present, or else for one to come.</summary>
    public static async Task<OpenPeriods> FindAsync(ExportApi exports, DateOnly today, CancellationToken cancellation = default)
    {
        foreach (var day in Candidates(today))
        {
            var asked = await exports.RequestAsync(
                new ExportHeader(ExportPeriod.Holding(day), Preview: true), [], cancellation: cancellation);
            var preview = await exports.FinishedAsync(asked.ExportId, cancellation: cancellation);
            if (preview.Administrations.Any(one => one.Period is { State: not "open" }))
                continue;
            if (preview.State != "previewed")
                throw new InvalidOperationException($"A preview ended as {preview.State}: {Why(preview)}");
            if (preview.Administrations.Any(one => one.Period is null))
                continue;
            var periods = new List<OpenPeriod>();
            foreach (var one in preview.Administrations)
            {
                var period = (await exports.ReportAsync(preview.Id, one.Id, cancellation)).Period;
                periods.Add(new OpenPeriod(one.PeriodKey!, period.StartDate, period.EndDate));
            }

            return new OpenPeriods(day, periods);
        }

        throw new InvalidOperationException("No month from the last to the second to come is open for payroll in every administration.");
    }

    private static string Why(ExportView preview) => string.Join(
        "; ",
        preview.Faults.Select(fault => $"{fault.Field} {fault.Fault}")
            .Concat(preview.Administrations.Select(one => one.Problem).Append(
                preview.Problem).OfType<ProblemView>().Select(problem => problem.What ?? problem.Code)));

    /// <summary>What the planner's employees worked in the periods of their administrations.</summary>
    /// <param name="until">
    /// Nothing later is registered yet; of a period that begins after it all is planned. Null: all of the period is.
    /// </param>
    /// <param name="unmapped">Some of it in a department that nobody mapped.</param>
    public IEnumerable<Registration> Generate(
        IReadOnlyList<StoredEmployee> employees, int seed, DateOnly? until = null, bool unmapped = false) =>
            All.OrderBy(period => period.Key.AdministrationId).SelectMany(period =>
    {
        var days = period.To.DayNumber - period.From.DayNumber + 1;
        var last = until >= period.From && until < period.To ? until.Value : period.To;
        var options = new RegistrationOptions(seed, period.From, last) { UnmappedDepartment = unmapped };
        return RegistrationGenerator.Generate(
            employees.Where(employee => Guid.TryParse(employee.AdministrationId, out var id) && id == period.Key.AdministrationId)
                .OrderBy(employee => employee.LoketEmployeeId, StringComparer.Ordinal).Select(RosteredEmployee.Of),
            options with { Attendance = Math.Min(options.Attendance, MostShifts / (employees.Count * days)) });
    });
}
