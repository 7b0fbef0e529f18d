using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Reconcile;

/// <summary>
/// By which of Loket's defaults a period goes: those of now, or the ones that it was exported by, where it is paid or a person said that
/// they stay.
/// </summary>
internal static class KeptDefaults
{
    /// <param name="given">Loket's of now, by employment.</param>
    /// <param name="stay">Employments of which a person says so now.</param>
    public static Dictionary<Guid, EmploymentDefaults> Of(
        IReadOnlyDictionary<Guid, EmploymentDefaults> given, IReadOnlyDictionary<Guid, ExportedContract> exported, PeriodState state,
        IReadOnlySet<Guid> stay) => given.Values
        .Select(now => exported.GetValueOrDefault(now.EmploymentId) is { Defaults: { } former } before
            && (state != PeriodState.Open || before.Declined == now || stay.Contains(now.EmploymentId)) ? former : now)
        .ToDictionary(defaults => defaults.EmploymentId);
}
