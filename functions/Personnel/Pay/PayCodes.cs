namespace LoketFunctions.Personnel.Pay;

/// <summary>Why a compensation is not paid: part of the API. The words are in PushWords.</summary>
internal static class PayCodes
{
    // Of what is said.
    public const string IdOdd = "pay-id-odd";
    public const string TypeOdd = "pay-type-odd";
    public const string AmountOdd = "pay-amount-odd";
    public const string UntilOdd = "pay-until-odd";

    /// <summary>The mapping says nothing of its type, or Loket does not have the component in the period's year.</summary>
    public const string TypeUnmapped = "pay-type-unmapped";

    /// <summary>The administration has no payroll period that holds the day.</summary>
    public const string NoPeriod = "pay-no-period";

    /// <summary>A run of the period is being processed.</summary>
    public const string PeriodProcessing = "pay-period-processing";

    /// <summary>The period was paid otherwise than is said now.</summary>
    public const string PeriodPaid = "pay-period-paid";

    /// <summary>Loket cannot take it as it is.</summary>
    public const string NotTaken = "pay-not-taken";

    /// <summary>Loket refused it, or does not hold it afterwards.</summary>
    public const string Refused = "pay-refused";

    /// <summary>Loket does not let this link write period data.</summary>
    public const string RightMissing = "pay-right-missing";

    /// <summary>It was sent, and could not be read back.</summary>
    public const string NotSeen = "pay-not-seen";

    /// <summary>What only another record of the HR system's mends: the night does not try it again.</summary>
    public static bool IsForHrSystem(string code) =>
        code is IdOdd or TypeOdd or AmountOdd or UntilOdd or NoPeriod or PeriodPaid;
}
