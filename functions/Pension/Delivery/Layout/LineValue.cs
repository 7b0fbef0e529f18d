namespace LoketFunctions.Pension.Delivery.Layout;

/// <summary>What a column of a pension file can hold: of the file, of its employer and period, or of one employment.</summary>
public enum LineValue
{
    /// <summary>1 in the first file of a period, one more in each correction.</summary>
    DeliveryVersion,

    /// <summary>A <see cref="Contents.LineChange"/>, against the version before.</summary>
    Change,

    /// <summary>Werkgever-id: the number that Loket shows.</summary>
    EmployerId,

    /// <summary>Loonheffingennummer of the administration.</summary>
    WageTaxNumber,

    /// <summary>Of the provider: the employer's own, or that of the framework (raamwerkcontractnummer).</summary>
    ContractNumber,
    PeriodYear,
    PeriodNumber,
    PeriodStart,
    PeriodEnd,

    /// <summary>Personeelsnummer verloning.</summary>
    PersonnelNumber,

    /// <summary>Inkomstenverhouding.</summary>
    IncomeRelationshipNumber,
    CitizenServiceNumber,
    LastName,
    DateOfBirth,
    EmploymentStart,
    EmploymentEnd,

    /// <summary>DGA: J or N.</summary>
    IsDirector,

    /// <summary>By the contract, on the last day in the period.</summary>
    HoursPerWeek,

    /// <summary>Deeltijdfactor: 1 is full time, four decimals.</summary>
    PartTimeFactor,

    /// <summary>The sum of payroll components in the payroll results of the period, two decimals.</summary>
    PayrollComponents,
}

internal static class LineValues
{
    /// <summary>Without which a file cannot be told apart, or says nothing of pay.</summary>
    public static IReadOnlyList<LineValue> Needed { get; } =
    [
        LineValue.DeliveryVersion, LineValue.Change, LineValue.EmployerId, LineValue.PeriodYear, LineValue.PeriodNumber,
        LineValue.PersonnelNumber, LineValue.CitizenServiceNumber, LineValue.PayrollComponents,
    ];

    /// <summary>Of the file itself: the same line in the next version has another one, and is no other line for it.</summary>
    public static bool IsOfFile(this LineValue value) => value is LineValue.DeliveryVersion or LineValue.Change;
}
