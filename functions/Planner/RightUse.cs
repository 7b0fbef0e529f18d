namespace LoketFunctions.Planner;

/// <summary>What a product does with a right in Loket. Each has words, which the checklist shows.</summary>
internal enum RightUse
{
    /// <summary>Reads employees, employments, hours and units.</summary>
    ReadStaff,

    /// <summary>Reads wages.</summary>
    ReadWages,

    /// <summary>Reads payroll administrations and periods.</summary>
    ReadPeriods,

    /// <summary>Writes hours and allowances of a period.</summary>
    WriteHours,

    /// <summary>Looks after its own user; finds departments, functions and distribution units.</summary>
    LookAfterUserAndUnits,

    /// <summary>Writes wages from a day on.</summary>
    WriteWages,

    /// <summary>Makes concept employees and converts them.</summary>
    MakePeople,

    /// <summary>Writes personal data, employments, working hours and units.</summary>
    WriteStaff,

    /// <summary>Writes what is paid each period.</summary>
    WriteFixedPay,

    /// <summary>Writes the citizen service number and compares it.</summary>
    CitizenServiceNumber,

    /// <summary>Writes personal data that Loket keeps as HRM.</summary>
    WriteHrm,

    /// <summary>Writes pay of one period.</summary>
    WritePeriodPay,

    /// <summary>Compares wages before it changes them.</summary>
    CompareWages,

    /// <summary>Finds people who are concept employees already.</summary>
    FindConcepts,

    /// <summary>Compares employees and employments before it changes them.</summary>
    CompareStaff,

    /// <summary>Finds cost centres and cost units.</summary>
    ReadJournalProfile,

    /// <summary>Brings the cost of an hour to the HR system.</summary>
    ReadCostPerHour,

    /// <summary>Reads periods, and brings payslips and year-end statements to the HR system.</summary>
    ReadPayrollOutput,

    /// <summary>Compares pay of one period before it changes it.</summary>
    ComparePeriodPay,

    /// <summary>Reads the citizen service number, by which a pension provider knows a person.</summary>
    PensionCitizenServiceNumber,

    /// <summary>Reads wages for the pension provider.</summary>
    PensionWages,

    /// <summary>Reads employers, employments, agreed hours and who is a director and major shareholder.</summary>
    PensionEmployments,

    /// <summary>Is asked for by the document; nothing is read by it alone.</summary>
    PensionHrm,

    /// <summary>Reads administrations, periods, payroll runs and what they paid.</summary>
    PensionPay,

    /// <summary>Reads the hours of a period.</summary>
    PensionPeriodData,
}
