using System.Globalization;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections;

internal static class EffectiveProfile
{
    /// <summary>The profile with this connection's own settings in its place.</summary>
    public static PlannerProfile Effective(this Connection connection, PlannerProfile profile) => profile with
    {
        NightlyAt = connection.NightlyAt is { } time ? TimeOnly.Parse(time, CultureInfo.InvariantCulture) : profile.NightlyAt,
        NewEmployees = connection.NewEmployees ?? profile.NewEmployees,
        Affiliate = connection.Affiliate ?? profile.Affiliate,
        LastName = connection.LastName ?? profile.LastName,
        PersonnelNumber = connection.PersonnelNumber ?? profile.PersonnelNumber,
        Export = Export(connection, profile.Export),
        RequiredRights =
        [
            .. profile.RequiredRights,
            .. connection.ReadyForPayrollAddresses.Count > 0 ? [Profiles.TellReady] : Array.Empty<RequiredRight>(),
            .. connection.GivesDocuments(profile) ? Profiles.ReadDocuments : [],
            .. connection.SendsNewPeople(profile) ? NewPeopleRights.All : [],
            .. connection.CostPerHour ? [Profiles.ReadCostPerHour] : Array.Empty<RequiredRight>(),
        ],
    };

    /// <summary>Payslips and year-end statements go back to an HR system that leads, where the connection says so.</summary>
    public static bool GivesDocuments(this Connection connection, PlannerProfile profile) => connection.Documents && profile.LeadsEmployees;

    /// <summary>People first made in the planner go to Loket, which leads, where the connection says so.</summary>
    public static bool SendsNewPeople(this Connection connection, PlannerProfile profile) =>
        connection.NewPeople && !profile.LeadsEmployees;

    private static ExportRules Export(Connection connection, ExportRules rules)
    {
        var layout = connection.PayrollFileNumber is not { } number ? rules.Layout : rules.Layout with
        {
            Columns = [.. rules.Layout.Columns.Select(column =>
                column.Value is PayrollFileValue.PayrollId or PayrollFileValue.EmployeeNumber ? column with { Value = number } : column)],
        };
        if (connection.PayrollFileColumns is { } columns)
            layout = layout.With(columns.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<PayrollFileDimension>));
        var hours = connection.FixedContractHours is { } choice ? rules.WithFixedHours(choice) : rules;
        var kinds = new ContractKindMap(
            connection.ZeroHoursAs ?? rules.Kinds.ZeroHours, connection.MinMaxAs ?? rules.Kinds.MinMax,
            connection.FixedHoursAs ?? rules.Kinds.FixedHours);
        var likely = new LikelyRules
        {
            MaxHoursPerWeek = connection.MaxHoursPerWeek ?? rules.Likely.MaxHoursPerWeek,
            MaxAllowancePerDay = connection.MaxAllowancePerDay ?? rules.Likely.MaxAllowancePerDay,
            MaxDeviationPercent = connection.MaxDeviationPercent ?? rules.Likely.MaxDeviationPercent,
            MaxWithdrawnPercent = connection.MaxWithdrawnPercent ?? rules.Likely.MaxWithdrawnPercent,
            Then = connection.UnlikelyHours ?? rules.Likely.Then,
        };
        return hours with { Delivery = connection.Delivery ?? rules.Delivery, Layout = layout, Kinds = kinds, Likely = likely };
    }
}
