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
    public static IHtmlContent Of(ConsoleRequest request, EmployeeReport employee)
    {
        var groups = employee.Changes.GroupBy(change => change.EmploymentId).ToList();
        var employments = groups.Where(group => group.Key is not null).Select(group => group.Key).ToList();
        return All(groups.Select(group => Table(request, Caption(request, employments.IndexOf(group.Key), employments.Count), [.. group])));
    }

    private static string Caption(ConsoleRequest request, int employment, int employments) => employment switch
    {
        < 0 => request.In("Common.Person"),
        _ when employments == 1 => request.In("Common.Employment"),
        _ => request.In("Common.Employment2", employment + 1),
    };

    private static IHtmlContent Table(ConsoleRequest request, string caption, IReadOnlyList<FieldChange> changes) => Html($"""
        <div class="difference">{Widgets.Table(
            caption,
            [new(request.In("Common.Field")), new(request.In("ChangeTables.NowInThePlanner")), new(request.In("ChangeTables.Becomes"))],
            changes.Select(change => (IReadOnlyList<object?>)[FieldWords.NameOf(request, change.Field), Before(request, change), After(request, change)]), "", isCaptionShown: true)}</div>
        """);

    /// <summary>What is struck through or added is said as well: browsers do not tell it to screen readers.</summary>
    private static IHtmlContent Before(ConsoleRequest request, FieldChange change) => change switch
    {
        { IsBeforeKnown: false } => Html($"<span class=\"quiet\">{request.In("Common.Unknown")}</span>"),
        { Before: null } => Html($"<span class=\"quiet\">{request.In("Common.Empty")}</span>"),
        _ => Html($"<del><span class=\"unseen\">{request.In("ChangeTables.Goes")} </span>{Foreign(FieldWords.ValueOf(request, change.Field, change.Before))}</del>"),
    };

    private static IHtmlContent After(ConsoleRequest request, FieldChange change) =>
        Html($"<ins><span class=\"unseen\">{request.In("ChangeTables.Becomes2")} </span>{Foreign(FieldWords.ValueOf(request, change.Field, change.After))}</ins>");
}
