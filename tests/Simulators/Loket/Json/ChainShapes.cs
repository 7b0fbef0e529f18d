using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Json;

/// <summary>A record of a chain with the end that the chain gives it.</summary>
internal sealed record Link<T>(Employment Employment, T Record, DateOnly? EndDate)
    where T : IChainLink;

/// <summary>Wages, working hours and places in the organisation: whole chains of one employment, or what holds on a day for all.</summary>
internal static class ChainShapes
{
    public static Rows ActualWages(IReadOnlyList<Link<Wage>> links) =>
        Rows.Of(
            links, l => new { EmploymentId = l.Employment.Id, Wage = WageOf(l) }, l => Under("wage", l.Record.Written));

    public static Rows ActualHours(IReadOnlyList<Link<WorkingHours>> links) =>
        Rows.Of(
            links, l => new { EmploymentId = l.Employment.Id, WorkingHours = HoursOf(l) }, l => Under("workingHours", l.Record.Written));

    public static Rows ActualOrganization(IReadOnlyList<Link<OrganizationalEntity>> links) =>
        Rows.Of(
            links, l => new { EmploymentId = l.Employment.Id, OrganizationalEntity = PlaceOf(l) },
            l => Under("organizationalEntity", l.Record.Written));

    public static Rows Wages(IReadOnlyList<Link<Wage>> links) => Rows.Of(links, WageOf, l => l.Record.Written);

    public static Rows Hours(IReadOnlyList<Link<WorkingHours>> links) => Rows.Of(links, HoursOf, l => l.Record.Written);

    public static Rows Organization(IReadOnlyList<Link<OrganizationalEntity>> links) => Rows.Of(links, PlaceOf, l => l.Record.Written);

    public static Rows HourlyWages(AdministrationPayroll payroll, IReadOnlyList<ComponentRecord> records) => Rows.Of(records, r =>
    {
        var component = payroll.Component(payroll.State.Today.Year, r.Component);
        return new { r.Id, PayrollComponent = new { component.Key, component.Description }, r.Value, r.StartDate, r.EndDate };
    });

    public static Rows Benefits(AdministrationPayroll payroll, IReadOnlyList<ComponentRecord> records) => Rows.Of(records, r =>
    {
        var component = payroll.Component(payroll.State.Today.Year, r.Component);
        return new
        {
            r.Id,
            PayrollComponent = new { component.Key, component.Description, component.Category, component.DeductionOrPayment },
            r.Value,
            r.StartDate,
            r.EndDate,
        };
    });

    /// <summary>
    /// What holds on <paramref name="day"/>. Our reading of "actual": an employment that has ended, has yet to start or never got a
    /// record is not in the answer at all.
    /// </summary>
    public static IReadOnlyList<Link<T>> At<T>(
        IReadOnlyList<Employment> employments, DateOnly day, Func<Employment, IReadOnlyList<T>> chain)
        where T : IChainLink
    {
        var links = new List<Link<T>>(employments.Count);
        foreach (var employment in employments)
        {
            var records = chain(employment);
            var i = DateChain.IndexAt(records, day, employment.EndDate);
            if (i >= 0)
            {
                links.Add(new Link<T>(employment, records[i], DateChain.EndOf(records, i, employment.EndDate)));
            }
        }

        return links;
    }

    public static IReadOnlyList<Link<T>> Whole<T>(Employment employment, IReadOnlyList<T> chain)
        where T : IChainLink => [.. chain.Select((r, i) => new Link<T>(employment, r, DateChain.EndOf(chain, i, employment.EndDate)))];

    private static JsonObject? Under(string name, JsonObject? written) =>
        written is null ? null : new JsonObject { [name] = written.DeepClone() };

    private static WageJson WageOf(Link<Wage> l) => new(
        l.Record.Id, l.Record.StartDate, l.EndDate, Lists.Of(l.Record.PeriodType), l.Record.IsFullTime, l.Record.Gross,
        l.Record.IsHourly ? Lists.HourlyWage : Lists.PeriodWage, null, null, null, null, l.Record.PayScale, l.Record.PayGrade, false);

    private static HoursJson HoursOf(Link<WorkingHours> l)
    {
        var h = l.Record;
        return new HoursJson(
            h.Id, h.StartDate, l.EndDate, h.Aggregated, h.DeviatingHours, h.AverageHours, null, null,
            new ShiftJson(h.ShiftNumber, h.FullTimeHours, Shift.BonusOf(h.ShiftNumber)), null,
            h.OddWeeks is not null && h.OddWeeks == h.EvenWeeks,
            Spelled(h), null, new WorkPatternUse(h.OddWeeks is not null, false, false, false, false),
            h is { OddWeeks: { } odd, EvenWeeks: { } even } ? new WorkPattern(odd, even) : null);
    }

    /// <summary>Administrations spell their lists differently, and leave out what does not apply or say so.</summary>
    private static Metadata? Spelled(WorkingHours hours)
    {
        if (hours.Id.ToByteArray()[0] % 2 == 0)
        {
            return hours.FlexibleContract;
        }

        return hours.FlexibleContract?.Key switch
        {
            1 => new Metadata(1, "0-urencontract"),
            2 => new Metadata(2, "Min-max contract"),
            _ => Lists.NotApplicable,
        };
    }

    private static PlaceJson PlaceOf(Link<OrganizationalEntity> l) => new(
        l.Record.Id, l.Record.StartDate, l.EndDate,
        new CodedJson(l.Record.Department.Id, l.Record.Department.Code, l.Record.Department.Description),
        new FunctionJson(l.Record.Function.Id, l.Record.Function.Description, l.Record.Function.Group),
        new CodedJson(l.Record.DistributionUnit.Id, l.Record.DistributionUnit.Code, l.Record.DistributionUnit.Description),
        l.Record.DeviatingFunction, null, null, l.Record.Place, null);

    private sealed record WageJson(
        Guid Id, DateOnly StartDate, DateOnly? EndDate, Metadata PayrollPeriodType, bool IsGrossWageFullTime, decimal? GrossWage,
        Metadata? GrossWageType, decimal? NetWage, Metadata? NetWageType, decimal? EmployerCosts, Metadata? EmployerCostsType,
        Metadata? PayScale,
        Metadata? PayGrade, bool? ApplyPayGrade);

    private sealed record HoursJson(
        Guid Id, DateOnly StartDate, DateOnly? EndDate, decimal? AggregatedHoursPerWeek, decimal? DeviatingHoursPerWeek,
        decimal? AverageHoursPerWeek, decimal? AverageParttimeFactor, int? DeviatingSvDaysPerPeriod, ShiftJson Shift,
        ShiftJson? ShiftRateSickLeave,
        bool RegularWorkPattern, Metadata? FlexibleHoursContract, CodedJson? ContractCode, WorkPatternUse CalculateUsingWorkPattern,
        WorkPattern? WorkPattern);

    private sealed record ShiftJson(int ShiftNumber, decimal FullTimeHoursPerWeek, decimal BonusPercentage);

    private sealed record WorkPatternUse(
        bool LeaveHours, bool HoursBrokenPeriod, bool HoursRegularPeriod, bool DaysDailyRate, bool DeviatingDaysAndHours);

    private sealed record WorkPattern(Week OddWeeks, Week EvenWeeks);

    private sealed record PlaceJson(
        Guid Id, DateOnly StartDate, DateOnly? EndDate, CodedJson Department, FunctionJson Function, CodedJson DistributionUnit,
        string? DeviatingFunctionDescription, string? DeviatingFunctionGroup, string? InternalTelephoneExtensionNumber,
        string? PlaceOfEmployment,
        StandardFunction? StandardFunction);

    private sealed record CodedJson(Guid Key, int Code, string Description);

    private sealed record FunctionJson(Guid Key, string Description, string? Group);

    private sealed record StandardFunction(int Key, string? Code, string Value, int? Category);
}
