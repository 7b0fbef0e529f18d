using LoketFunctions.Planner;

namespace LoketFunctions.Connections;

/// <summary>What holds where a connection has no setting of its own: the product's rules.</summary>
public sealed record SettingsDefaults
{
    /// <inheritdoc cref="SettingsResponse.NightlyAt"/>
    public required TimeOnly NightlyAt { get; init; }

    /// <inheritdoc cref="SettingsResponse.NewEmployees"/>
    public required NewEmployeePolicy NewEmployees { get; init; }

    /// <inheritdoc cref="SettingsResponse.Affiliate"/>
    public required AffiliateSource Affiliate { get; init; }

    /// <inheritdoc cref="SettingsResponse.LastName"/>
    public required LastNameSource LastName { get; init; }

    /// <inheritdoc cref="SettingsResponse.PersonnelNumber"/>
    public required PersonnelNumberSource PersonnelNumber { get; init; }

    /// <inheritdoc cref="SettingsResponse.Delivery"/>
    public required Delivery Delivery { get; init; }

    /// <inheritdoc cref="SettingsResponse.FixedContractHours"/>
    public required FixedContractHours FixedContractHours { get; init; }

    /// <inheritdoc cref="SettingsResponse.ZeroHoursAs"/>
    public required ContractKind ZeroHoursAs { get; init; }

    /// <inheritdoc cref="SettingsResponse.MinMaxAs"/>
    public required ContractKind MinMaxAs { get; init; }

    /// <inheritdoc cref="SettingsResponse.FixedHoursAs"/>
    public required ContractKind FixedHoursAs { get; init; }

    /// <inheritdoc cref="SettingsResponse.MaxHoursPerWeek"/>
    public required int MaxHoursPerWeek { get; init; }

    /// <inheritdoc cref="SettingsResponse.MaxAllowancePerDay"/>
    public required int? MaxAllowancePerDay { get; init; }

    /// <inheritdoc cref="SettingsResponse.MaxDeviationPercent"/>
    public required int MaxDeviationPercent { get; init; }

    /// <inheritdoc cref="SettingsResponse.MaxWithdrawnPercent"/>
    public required int MaxWithdrawnPercent { get; init; }

    /// <inheritdoc cref="SettingsResponse.UnlikelyHours"/>
    public required UnlikelyHours UnlikelyHours { get; init; }

    /// <inheritdoc cref="SettingsResponse.PayrollFileNumber"/>
    public required PersonnelNumberSource PayrollFileNumber { get; init; }

    /// <inheritdoc cref="SettingsResponse.PayrollFileColumns"/>
    public required IReadOnlyList<PayrollFileDimension> PayrollFileColumns { get; init; }

    /// <summary>When an export by itself is due on its day, in Europe/Amsterdam.</summary>
    public required TimeOnly ExportAt { get; init; }

    /// <summary>Names of the settings in whose place the connection has its own.</summary>
    public required IReadOnlyList<string> Overridden { get; init; }

    internal static SettingsDefaults Of(Connection connection, PlannerProfile profile)
    {
        var plain = SettingsResponse.Of(new Connection(), profile);
        return new SettingsDefaults
        {
            NightlyAt = plain.NightlyAt,
            NewEmployees = plain.NewEmployees,
            Affiliate = plain.Affiliate,
            LastName = plain.LastName,
            PersonnelNumber = plain.PersonnelNumber,
            Delivery = plain.Delivery,
            FixedContractHours = plain.FixedContractHours,
            ZeroHoursAs = plain.ZeroHoursAs,
            MinMaxAs = plain.MinMaxAs,
            FixedHoursAs = plain.FixedHoursAs,
            MaxHoursPerWeek = plain.MaxHoursPerWeek,
            MaxAllowancePerDay = plain.MaxAllowancePerDay,
            MaxDeviationPercent = plain.MaxDeviationPercent,
            MaxWithdrawnPercent = plain.MaxWithdrawnPercent,
            UnlikelyHours = plain.UnlikelyHours,
            PayrollFileNumber = plain.PayrollFileNumber,
            PayrollFileColumns = plain.PayrollFileColumns,
            ExportAt = plain.ExportAt,
            Overridden = [.. OverriddenBy(connection)],
        };
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
