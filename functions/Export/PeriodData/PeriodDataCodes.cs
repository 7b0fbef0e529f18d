namespace LoketFunctions.Export.PeriodData;

/// <summary>What can be wrong with values that went straight into Loket. Stable codes; the words are in ExportWords.</summary>
internal static class PeriodDataCodes
{
    /// <summary>Of a value: Loket refused it, with its own words.</summary>
    public const string RefusedByLoket = "refused-by-loket";

    /// <summary>Of a value: Loket accepted it, and holds another or none.</summary>
    public const string NotConfirmed = "not-confirmed";

    /// <summary>Of a value: it was sent before, and somebody changed it in Loket since. Not an error: left as it is.</summary>
    public const string DiffersInLoket = "differs-in-loket";

    /// <summary>A warning: there are values that differ in Loket.</summary>
    public const string ChangedInLoket = "changed-in-loket";

    /// <summary>A warning: of some employments Loket did not show what it holds, e.g. as the user's filter settings hide them.</summary>
    public const string NotVerified = "not-verified";
}
