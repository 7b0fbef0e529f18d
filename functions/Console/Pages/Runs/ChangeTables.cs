using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Pages.Staff;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Sync;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Runs;

/// <summary>What would change of one employee, field by field: the person's fields, then those of each employment.</summary>
internal static class ChangeTables
{
    public static IHtmlContent Of(ConsoleRequest visit, EmployeeReport employee)
    {
        var groups = employee.Changes.GroupBy(change => change.EmploymentId).ToList();
        var employments = groups.Where(group => group.Key is not null).Select(group => group.Key).ToList();
        return All(groups.Select(group => Table(visit, Caption(visit, employments.IndexOf(group.Key), employments.Count), [.. group])));
    }

    private static string Caption(ConsoleRequest visit, int employment, int employments) => employment switch
    {
        < 0 => visit.In("Common.Person"),
        _ when employments == 1 => visit.In("Common.Employment"),
        _ => visit.In("Common.Employment2", employment + 1),
    };

    private static IHtmlContent Table(ConsoleRequest visit, string caption, IReadOnlyList<FieldChange> changes) => Html($"""
        <div class="difference">{Widgets.Table(
            caption,
            [new(visit.In("Common.Field")), new(visit.In("ChangeTables.NowInThePlanner")), new(visit.In("ChangeTables.Becomes"))],
            changes.Select(change => (IReadOnlyList<object?>)[FieldWords.NameOf(visit, change.Field), Before(visit, change), After(visit, change)]), "", isCaptionShown: true)}</div>
        """);

    /// <summary>What is struck through or added is said as well: browsers do not tell it to screen readers.</summary>
    private static IHtmlContent Before(ConsoleRequest visit, FieldChange change) => change switch
    {
        { IsBeforeKnown: false } => Html($"<span class=\"quiet\">{visit.In("Common.Unknown")}</span>"),
        { Before: null } => Html($"<span class=\"quiet\">{visit.In("Common.Empty")}</span>"),
        _ => Html($"<del><span class=\"unseen\">{visit.In("ChangeTables.Goes")} </span>{Foreign(FieldWords.ValueOf(visit, change.Field, change.Before))}</del>"),
    };

    private static IHtmlContent After(ConsoleRequest visit, FieldChange change) =>
        Html($"<ins><span class=\"unseen\">{visit.In("ChangeTables.Becomes2")} </span>{Foreign(FieldWords.ValueOf(visit, change.Field, change.After))}</ins>");
}
