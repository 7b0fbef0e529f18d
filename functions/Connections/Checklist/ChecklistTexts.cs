using LoketFunctions.Planner;

namespace LoketFunctions.Connections.Checklist;

/// <summary>The words of every item. Names of menus and rights are Dutch in both languages, as Loket shows them.</summary>
internal static class ChecklistTexts
{
    private static readonly Dictionary<SetUpItem, ItemText> ByItem = UserTexts.ByItem.Concat(EmployerTexts.ByItem).ToDictionary();

    public static ItemText Of(SetUpItem item) => ByItem[item];
}
