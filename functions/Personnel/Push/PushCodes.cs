using LoketFunctions.Http;

namespace LoketFunctions.Personnel.Push;

/// <summary>What a push says of an employee or of itself: part of the API. The words are in <see cref="PushWords"/>.</summary>
internal static class PushCodes
{
    // Of records.
    public const string RecordOdd = "record-odd";
    public const string RecordTwice = "record-twice";
    public const string RecordLost = "record-lost";
    public const string NotTold = "not-told-any-more";
    public const string FaultsInRecord = "faults-in-record";

    // Of who takes part.
    public const string SomethingMissing = "something-missing";
    public const string NotActive = "not-active";
    public const string ActiveNotSaid = "active-not-said";
    public const string NotInDutchPayroll = "not-in-dutch-payroll";
    public const string DutchPayrollNotSaid = "dutch-payroll-not-said";
    public const string NoEmployeeNumber = "no-employee-number";
    public const string NoIncomeNumber = "no-income-number";

    // Of who is who.
    public const string PossibleMatch = "possible-person";
    public const string SeveralMatches = "several-persons";
    public const string LinkedElsewhere = "linked-to-another";
    public const string EmploymentUnclear = "employment-unclear";
    public const string GoneFromLoket = "gone-from-loket";
    public const string OtherAdministration = "of-another-administration";

    // Of people first made in the planner, where Loket leads.
    public const string AlreadyInLoket = "already-in-loket";

    // Of Loket.
    public const string FieldsMissing = "fields-missing";
    public const string RefusedByLoket = "refused-by-loket";
    public const string BsnRightMissing = "bsn-right-missing";

    // Of pay.
    public const string PayNotSent = "pay-not-sent";
    public const string PayOtherwise = "pay-otherwise";
}

/// <summary>What cannot be of a record besides what its fields cannot be.</summary>
internal static class PushFaultCodes
{
    public const string NotBsn = "not-bsn";

    /// <summary>Said otherwise than Loket holds it, where Loket leads: it stays as it is there.</summary>
    public const string LoketLeads = "loket-leads";
}

/// <summary>What ends a push as a whole.</summary>
internal static class PushFailures
{
    public const string NoMapping = "no-mapping";
    public const string SetUpIncomplete = "set-up-incomplete";
    public const string TurnNeverCame = "push-turn-never-came";
}

/// <summary>What stands in the place of a field where it is none of <see cref="Fields.LoketFields"/>.</summary>
internal static class OtherFields
{
    /// <summary>BSN, which goes a way of its own.</summary>
    public const string CitizenServiceNumber = "citizenServiceNumber";

    /// <summary>The last day of employment.</summary>
    public const string LastDay = "lastDay";

    /// <summary>Begins what is paid besides the wage: then the number of Loket's component, or the HR system's type.</summary>
    public const string PayPrefix = "pay.";
}

/// <summary>What can be wrong with what a push asks.</summary>
internal static class PushInputFaults
{
    public static InputFault NotPushed { get; } = new("NotPushed", "is the id of no employee that was pushed");

    public static InputFault KnownAlready { get; } = new("KnownAlready", "is somebody who is known in Loket already");

    public static InputFault SomebodyElses { get; } = new("SomebodyElses", "is another employee's already");

    public static InputFault NotInAdministration { get; } = new("NotInAdministration", "has no employment in the administration");
}
