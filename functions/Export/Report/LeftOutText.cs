using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Report;

/// <summary>A registration that stays behind, for people.</summary>
internal static class LeftOutText
{
    /// <param name="what">The reason in words.</param>
    public static LeftOutLine LineOf(LeftOut item, string what, string language) => new(
        item.RegistrationId, item.Date, item.PlannerEmployeeId, item.Name, item.PersonnelNumber, item.Reason, what,
        DetailOf(item, language));

    /// <summary>Null where the reason says it all.</summary>
    public static string? DetailOf(LeftOut item, string language) =>
        item.Fault is { } fault ? $"{fault.Field}: {fault.Fault.In(language)}" : null;
}
