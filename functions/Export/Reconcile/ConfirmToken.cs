using System.Text.Json;
using LoketFunctions.Export.Model;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Reconcile;

/// <summary>By which a person confirms having seen what an export changes, and that it is meant.</summary>
internal static class ConfirmToken
{
    private const int Length = 16;

    /// <summary>Of these changes and no others; null where there are none.</summary>
    /// <param name="withdrawn">What is taken back, where that is much.</param>
    public static string? Of(IReadOnlyList<ContractChange> changes, IReadOnlyList<WithdrawnValue> withdrawn) =>
        changes.Count + withdrawn.Count == 0
        ? null
        : Hash(new { changes, withdrawn });

    /// <summary>
    /// By which a person says the same, but for what Loket fills in: that stays as it was exported. Null where there is no such change.
    /// </summary>
    public static string? ToKeep(IReadOnlyList<ContractChange> changes, IReadOnlyList<WithdrawnValue> withdrawn) =>
        changes.Any(change => change.MayStay()) ? Hash(new { keep = changes, withdrawn }) : null;

    private static string Hash<T>(T seen) => SecureRandom.Hash(JsonSerializer.Serialize(seen, AppJson.Options))[..Length];
}
