using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Clients;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Pension.Delivery.Lines;

/// <param name="SetAside">Records that cannot be read, or are of an employment that is not listed.</param>
internal sealed record ReadLines(IReadOnlyList<PensionLine> Lines, IReadOnlyList<SetAsideLine> SetAside) : PersonalRecord;

/// <summary>Reads from Loket what a period's file is made of: of everybody of whom payroll has results in it.</summary>
internal sealed class LineReader(NumberStore store)
{
    private const decimal Percent = 100;

    /// <summary>Whoever left longer ago is asked for anew, should a correction still come.</summary>
    private const int YearsKnown = 1;

    /// <exception cref="Loket.Failures.LoketException">Loket could not be asked, or may not be.</exception>
    /// <exception cref="Security.BrokenSealException">The numbers that are known cannot be opened any more.</exception>
    public async Task<ReadLines> ReadAsync(
        Connection connection, LoketClient loket, AdministrationRow administration, DeliveryPeriod period,
        CancellationToken cancellation)
    {
        // All components: asked for some only, Loket may leave out who has none of them.
        var results = await loket.PayrollResults.OfPeriodAsync(administration.Id, period.Id, components: null, cancellation);
        var employments = await loket.Employments.ListAsync(
            administration.EmployerId, EmploymentsClient.OfPayrollAdministration(administration.Id), cancellation);
        var byId = employments.Readable().Where(one => one is { Id: not null, Employee.Id: not null }).ToDictionary(one => one.Id!.Value);
        var setAside = results.Unreadable.Concat(employments.Unreadable.Where(one => one.Id is { } id && IsPaid(id)))
            .Select(one => new SetAsideLine(one.Id, one.EmployeeId, null, null, LineCodes.Unreadable))
            .DistinctBy(one => one.EmploymentId).ToList();
        var untold = setAside.Select(one => one.EmploymentId).ToHashSet();

        var paid = new List<(Employment Employment, IReadOnlyDictionary<int, decimal> Pay)>();
        foreach (var result in results.Readable().Where(one => !untold.Contains(one.EmploymentId)))
        {
            if (!byId.TryGetValue(result.EmploymentId!.Value, out var employment))
                setAside.Add(new SetAsideLine(result.EmploymentId, null, null, null, LineCodes.UnknownEmployment));
            else if (PayOf(result, period) is { } pay)
                paid.Add((employment, pay));
            else
                setAside.Add(Unreadable(employment));
        }

        var hours = await HoursAsync(loket, administration.EmployerId, period, [.. paid.Select(one => one.Employment)], cancellation);
        var standing = byId.Values.Where(one => one.EndDate is null || one.EndDate >= period.End.AddYears(-YearsKnown))
            .Select(one => one.Employee!.Id!.Value).ToHashSet();
        var numbers = await NumbersAsync(
            connection, loket, administration.Id, [.. paid.Select(one => one.Employment.Employee!.Id!.Value).Distinct()], standing,
            cancellation);
        return new ReadLines(
            [
                .. paid.OrderBy(one => one.Employment.PayrollId).ThenBy(one => one.Employment.Id)
                    .Select(one => LineOf(one.Employment, one.Pay)),
            ],
            setAside);

        bool IsPaid(Guid id) => results.Readable().Any(result => result.EmploymentId == id);

        PensionLine LineOf(Employment employment, IReadOnlyDictionary<int, decimal> pay)
        {
            var (number, isOdd) = numbers[employment.Employee!.Id!.Value];
            var working = hours.GetValueOrDefault(employment.Id!.Value);
            return new PensionLine(
                employment.Id!.Value, employment.Employee.Id.Value, employment, number, isOdd, working?.AggregatedHoursPerWeek,
                FactorOf(working), pay);
        }
    }

    /// <summary>
    /// By component, over all payslips, of the normal and the special tariff: what is paid is paid by either. Null where a number that
    /// there must be is not there.
    /// </summary>
    internal static IReadOnlyDictionary<int, decimal>? PayOf(PayrollResult result, DeliveryPeriod period)
    {
        var pay = new Dictionary<int, decimal>();
        foreach (var one in (result.Periods ?? [])
            .Where(one => one.PayrollPeriod?.Year == period.Year && one.PayrollPeriod.PeriodNumber == period.Number)
            .SelectMany(one => one.PayslipTypes ?? []).SelectMany(payslip => payslip.Components ?? []))
        {
            if (one.PayrollComponent?.Key is not { } key || (one.Value ?? one.ValueSpecialTariff) is null)
                return null;
            pay[key] = pay.GetValueOrDefault(key) + (one.Value ?? 0) + (one.ValueSpecialTariff ?? 0);
        }

        return pay;
    }

    /// <summary>1 is full time. The factor that Loket has, or else the hours by those of a full week.</summary>
    internal static decimal? FactorOf(WorkingHours? hours) =>
        hours?.AverageParttimeFactor is { } percent ? percent / Percent
        : hours is { AggregatedHoursPerWeek: { } own, Shift.FullTimeHoursPerWeek: > 0 and var full } ? Math.Round(own / full, 4)
        : null;

    /// <summary>On the last day in the period on which each employment held: one list for each such day, none by person.</summary>
    private static async Task<Dictionary<Guid, WorkingHours?>> HoursAsync(
        LoketClient loket, Guid employerId, DeliveryPeriod period, IReadOnlyList<Employment> employments, CancellationToken cancellation)
    {
        var found = new Dictionary<Guid, WorkingHours?>();
        foreach (var day in employments.GroupBy(one => one.EndDate is { } end && end < period.End ? end : period.End))
        {
            var list = (await loket.Actuals.WorkingHoursAsync(employerId, day.Key, filter: null, cancellation)).Readable()
                .Where(one => one.EmploymentId is not null).ToLookup(one => one.EmploymentId!.Value);
            foreach (var employment in day)
                found[employment.Id!.Value] = list[employment.Id.Value].Select(one => one.WorkingHours).LastOrDefault();
        }

        return found;
    }

    /// <summary>One call for each person who is new; those who are known are not asked for again.</summary>
    /// <param name="standing">Who is employed, or was not long ago; a number of anybody else is not kept.</param>
    private async Task<Dictionary<Guid, (CitizenServiceNumber? Number, bool IsOdd)>> NumbersAsync(
        Connection connection, LoketClient loket, Guid administrationId, IReadOnlyList<Guid> employees, HashSet<Guid> standing,
        CancellationToken cancellation)
    {
        var known = await store.ReadAsync(connection.Key, administrationId, cancellation);
        var kept = known.Where(one => standing.Contains(one.Key) || employees.Contains(one.Key)).ToDictionary();
        var isOther = kept.Count < known.Count;
        var numbers = new Dictionary<Guid, (CitizenServiceNumber?, bool)>();
        foreach (var employeeId in employees)
        {
            if (known.TryGetValue(employeeId, out var text))
            {
                numbers[employeeId] = (CitizenServiceNumber.Find(text), false);
                continue;
            }

            var read = await loket.CitizenServiceNumbers.OfEmployeeAsync(employeeId, cancellation);
            numbers[employeeId] = (read?.Number, read?.IsUnreadable == true);
            if (read?.Number is { } number)
                (kept[employeeId], isOther) = (number.Reveal(), true);
        }

        if (isOther)
            await store.WriteAsync(connection.Key, administrationId, kept, cancellation);
        return numbers;
    }

    private static SetAsideLine Unreadable(Employment employment) => new(
        employment.Id, employment.Employee!.Id, employment.PayrollId?.ToString(CultureInfo.InvariantCulture), null, LineCodes.Unreadable);
}
