using System.Text.Json;
using LoketFunctions.Export.Model;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Planning;

/// <summary>By which a person says that he has seen what an export changes, and that it is meant.</summary>
internal static class ConfirmToken
{
    private const int Length = 16;

    /// <summary>Of these changes and no others; null where there are none.</summary>
    /// <param name="withdrawn">What is taken back, where that is much.</param>
    public static string? Of(IReadOnlyList<ContractChange> changes, IReadOnlyList<WithdrawnValue> withdrawn) => changes.Count + withdrawn.Count == 0
        ? null
        : SecureRandom.Hash(JsonSerializer.Serialize(new { changes, withdrawn }, AppJson.Options))[..Length];
}
