using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Files;

/// <summary>What exactly is wrong with a registration that stays behind, for people.</summary>
internal static class LeftOutText
{
    /// <summary>Null where the reason says it all.</summary>
    public static string? DetailOf(LeftOut item, string language) =>
        item.Fault is { } fault ? $"{fault.Field}: {fault.Fault.In(language)}" : null;
}
