using LoketFunctions.Planner;

namespace LoketFunctions.Connections;

/// <summary>What holds where a connection has no setting of its own: the product's rules.</summary>
/// <param name="Overridden">Names of the settings in whose place the connection has its own.</param>
public sealed record SettingsDefaults(
    TimeOnly NightlyAt,
    NewEmployeePolicy NewEmployees,
    AffiliateSource Affiliate,
    LastNameSource LastName,
    PersonnelNumberSource PersonnelNumber,
    Delivery Delivery,
    FixedContractHours FixedContractHours,
    ContractKind ZeroHoursAs,
    ContractKind MinMaxAs,
    ContractKind FixedHoursAs,
    int MaxHoursPerWeek,
    int? MaxAllowancePerDay,
    int MaxDeviationPercent,
    int MaxWithdrawnPercent,
    UnlikelyHours UnlikelyHours,
    PersonnelNumberSource PayrollFileNumber,
    IReadOnlyList<PayrollFileDimension> PayrollFileColumns,
    TimeOnly ExportAt,
    IReadOnlyList<string> Overridden)
{
    internal static SettingsDefaults Of(Connection connection, PlannerProfile profile)
    {
        var plain = SettingsResponse.Of(new Connection(), profile);
        return new SettingsDefaults(
            plain.NightlyAt, plain.NewEmployees, plain.Affiliate, plain.LastName, plain.PersonnelNumber, plain.Delivery,
            plain.FixedContractHours,
            plain.ZeroHoursAs, plain.MinMaxAs, plain.FixedHoursAs, plain.MaxHoursPerWeek, plain.MaxAllowancePerDay,
            plain.MaxDeviationPercent,
            plain.MaxWithdrawnPercent, plain.UnlikelyHours, plain.PayrollFileNumber, plain.PayrollFileColumns, plain.ExportAt,
            [.. OverriddenBy(connection)]);
    }

    private static IEnumerable<string> OverriddenBy(Connection connection)
    {
        (string Name, object? Value)[] settings =
        [
            ("nightlyAt", connection.NightlyAt),
            ("newEmployees", connection.NewEmployees),
            ("affiliate", connection.Affiliate),
            ("lastName", connection.LastName),
            ("personnelNumber", connection.PersonnelNumber),
            ("delivery", connection.Delivery),
            ("fixedContractHours", connection.FixedContractHours),
            ("zeroHoursAs", connection.ZeroHoursAs),
            ("minMaxAs", connection.MinMaxAs),
            ("fixedHoursAs", connection.FixedHoursAs),
            ("maxHoursPerWeek", connection.MaxHoursPerWeek),
            ("maxAllowancePerDay", connection.MaxAllowancePerDay),
            ("maxDeviationPercent", connection.MaxDeviationPercent),
            ("maxWithdrawnPercent", connection.MaxWithdrawnPercent),
            ("unlikelyHours", connection.UnlikelyHours),
            ("payrollFileNumber", connection.PayrollFileNumber),
            ("payrollFileColumns", connection.PayrollFileColumns),
            ("exportRecipients", connection.ExportRecipients),
            ("exportAt", connection.ExportAt),
        ];
        return settings.Where(setting => setting.Value is not null).Select(setting => setting.Name);
    }
}
