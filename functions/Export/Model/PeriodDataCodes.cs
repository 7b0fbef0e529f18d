namespace LoketFunctions.Export.Model;

/// <summary>What is worth knowing of what Loket holds. Stable codes; the words are in ExportWords.</summary>
internal static class PeriodDataCodes
{
    /// <summary>Values that were sent before differ in Loket: somebody changed them there, and they are left as they are.</summary>
    public const string ChangedInLoket = "changed-in-loket";

    /// <summary>Of some employments Loket did not show what it holds, e.g. as the user's filter settings hide them.</summary>
    public const string NotVerified = "not-verified";
}
