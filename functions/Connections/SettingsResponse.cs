using LoketFunctions.Planner;

namespace LoketFunctions.Connections;

/// <summary>The settings in force: the connection's own, else the profile's.</summary>
public sealed record SettingsResponse
{
    /// <summary>How people call the connection; null where they have not said.</summary>
    public required string? Label { get; init; }

    /// <summary>Who is mailed when something is to be mended.</summary>
    public required string? OwnerEmail { get; init; }

    /// <summary>"nl" or "en": of what users read.</summary>
    public required string Language { get; init; }

    /// <summary>Where the user goes back to after signing in.</summary>
    public required string? ReturnAddress { get; init; }

    /// <summary>When the nightly sync is due, in Europe/Amsterdam.</summary>
    public required TimeOnly NightlyAt { get; init; }

    /// <summary>What becomes of an employee of Loket's that nobody of the planner matches.</summary>
    public required NewEmployeePolicy NewEmployees { get; init; }

    /// <summary>Which of Loket's units is a contract's branch (filiaal).</summary>
    public required AffiliateSource Affiliate { get; init; }

    /// <summary>Which last name the planner gets.</summary>
    public required LastNameSource LastName { get; init; }

    /// <summary>Which of Loket's numbers is the person's number in the planner.</summary>
    public required PersonnelNumberSource PersonnelNumber { get; init; }

    /// <summary>How hours and pay get to Loket.</summary>
    public required Delivery Delivery { get; init; }

    /// <summary>What is exported of contracts of fixed hours (vaste uren).</summary>
    public required FixedContractHours FixedContractHours { get; init; }

    /// <summary>Which of the planner's kinds Loket's zero-hours contracts are (nulurencontract).</summary>
    public required ContractKind ZeroHoursAs { get; init; }

    /// <summary>Which of the planner's kinds Loket's min-max contracts are.</summary>
    public required ContractKind MinMaxAs { get; init; }

    /// <summary>Which of the planner's kinds Loket's contracts of fixed hours are.</summary>
    public required ContractKind FixedHoursAs { get; init; }

    /// <summary>Hours of one person in a week that are still likely.</summary>
    public required int MaxHoursPerWeek { get; init; }

    /// <summary>What is still likely of one allowance on a day; null for any amount.</summary>
    public required int? MaxAllowancePerDay { get; init; }

    /// <summary>By how many percent the hours of a period may differ from the last ones.</summary>
    public required int MaxDeviationPercent { get; init; }

    /// <summary>How many percent of the values an export may take back without asking.</summary>
    public required int MaxWithdrawnPercent { get; init; }

    /// <summary>What becomes of an export with hours that are not likely.</summary>
    public required UnlikelyHours UnlikelyHours { get; init; }

    /// <summary>Which of Loket's numbers is the person's in payroll files.</summary>
    public required PersonnelNumberSource PayrollFileNumber { get; init; }

    /// <summary>What payroll files have a column for.</summary>
    public required IReadOnlyList<PayrollFileDimension> PayrollFileColumns { get; init; }

    /// <summary>Who is mailed the payroll files.</summary>
    public required IReadOnlyList<string> ExportRecipients { get; init; }

    /// <summary>Differences of paid periods are offered to later ones.</summary>
    public required bool CarryCorrections { get; init; }

    /// <summary>An HR system that leads can fetch payslips and year-end statements.</summary>
    public required bool Documents { get; init; }

    /// <summary>What an hour of an employee costs can be read.</summary>
    public required bool CostPerHour { get; init; }

    /// <summary>People first made in the planner can be pushed to Loket; only where Loket leads.</summary>
    public required bool NewPeople { get; init; }

    /// <summary>An HR system that leads is asked, nightly, for the records of everybody.</summary>
    public required bool AsksForRecords { get; init; }

    /// <summary>The mail holds a link instead of the file itself.</summary>
    public required bool ExportByLink { get; init; }

    /// <summary>Whom Loket tells that the period is ready for payroll (klaar met muteren).</summary>
    public required IReadOnlyList<string> ReadyForPayroll { get; init; }

    /// <summary>How many days after its last day a payroll period is exported by itself; null: only when asked.</summary>
    public required int? ExportDaysAfterPeriod { get; init; }

    /// <summary>When that is due on its day, in Europe/Amsterdam.</summary>
    public required TimeOnly ExportAt { get; init; }

    internal static SettingsResponse Of(Connection connection, PlannerProfile profile)
    {
        var inForce = connection.Effective(profile);
        var (kinds, likely) = (inForce.Export.Kinds, inForce.Export.Likely);
        return new SettingsResponse
        {
            Label = connection.Label,
            OwnerEmail = connection.OwnerEmail,
            Language = connection.Language,
            ReturnAddress = connection.ReturnAddress,
            NightlyAt = inForce.NightlyAt,
            NewEmployees = inForce.NewEmployees,
            Affiliate = inForce.Affiliate,
            LastName = inForce.LastName,
            PersonnelNumber = inForce.PersonnelNumber,
            Delivery = inForce.Export.Delivery,
            FixedContractHours = FixedHours(inForce.Export),
            ZeroHoursAs = kinds.ZeroHours,
            MinMaxAs = kinds.MinMax,
            FixedHoursAs = kinds.FixedHours,
            MaxHoursPerWeek = likely.MaxHoursPerWeek,
            MaxAllowancePerDay = likely.MaxAllowancePerDay,
            MaxDeviationPercent = likely.MaxDeviationPercent,
            MaxWithdrawnPercent = likely.MaxWithdrawnPercent,
            UnlikelyHours = likely.Then,
            PayrollFileNumber = NumberInFile(inForce.Export.Layout),
            PayrollFileColumns = [.. inForce.Export.Layout.Dimensions],
            ExportRecipients = connection.FileRecipients,
            CarryCorrections = connection.CarryCorrections,
            Documents = connection.Documents,
            CostPerHour = connection.CostPerHour,
            NewPeople = connection.SendsNewPeople(profile),
            AsksForRecords = connection.AsksForRecords,
            ExportByLink = connection.ExportByLink,
            ReadyForPayroll = connection.ReadyForPayrollAddresses,
            ExportDaysAfterPeriod = connection.ExportDaysAfterPeriod,
            ExportAt = connection.ExportTime,
        };
    }

    public override string ToString() => "***";

    private static FixedContractHours FixedHours(ExportRules rules) => rules switch
    {
        _ when rules.Exports(ContractKind.FixedHours, ExportItem.WorkedHours) => FixedContractHours.All,
        _ when rules.Exports(ContractKind.FixedHours, ExportItem.ExtraHours) => FixedContractHours.Extra,
        _ => FixedContractHours.None,
    };

    private static PersonnelNumberSource NumberInFile(PayrollFileLayout layout) =>
        layout.Columns.Any(column => column.Value == PayrollFileValue.EmployeeNumber)
            ? PersonnelNumberSource.EmployeeNumber
            : PersonnelNumberSource.PayrollId;
}
