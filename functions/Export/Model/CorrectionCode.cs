namespace LoketFunctions.Export.Model;

/// <summary>Why a correction of a paid period cannot be carried into a later one. Stable codes; the words are in ExportWords.</summary>
internal static class CorrectionCode
{
    /// <summary>The employment is not among those of the administration any more.</summary>
    public const string EmploymentGone = "correction-employment-gone";

    /// <summary>The employment ended before the period began.</summary>
    public const string EmploymentEnded = "correction-employment-ended";

    /// <summary>The administration has no such component in the period's year.</summary>
    public const string ComponentUnknown = "correction-component-unknown";
}
