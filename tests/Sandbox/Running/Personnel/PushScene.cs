using Spectre.Console;

namespace LoketFunctions.Sandbox.Running.Personnel;

/// <param name="Only">The only one to bring to Loket; null for all.</param>
internal sealed record PushAsked(IReadOnlyList<HrEmployee> People, string? Only = null, bool Preview = false);

/// <summary>Pushes, and shows what came of each employee.</summary>
internal sealed class PushScene(IAnsiConsole console, HrLink hr, string link, Action<string> complain)
{
    public async Task<IReadOnlyList<PushResultView>> RunAsync(
        string title, PushAsked asked, PushCountsView expected, CancellationToken cancellation)
    {
        var push = await hr.PushAsync(link, asked.People, asked.Preview, asked.Only, cancellation: cancellation);
        var report = await hr.ReportAsync(link, push.Id, cancellation);
        console.Write(new Rule(Markup.Escape(title)).LeftJustified());
        if (asked.Preview)
            console.Write(Fields(report));
        else if (report.Any(one => one.Outcome is not ("created" or "unchanged")))
            console.Write(Changes(report));
        if (report.Where(one => one.Outcome == "created").ToList() is { Count: > 0 } created)
            console.Write(new Columns(created.Select(one => Markup.Escape($"{one.EmployeeId} {one.Outcome}"))));
        console.MarkupLineInterpolated($"{push.State}: {Counts(push.Counts)}");
        if (push.State != "completed" || push.Counts != expected)
            complain($"'{title}' should have come to {Counts(expected)}. {push.Problem?.What}");
        return report;
    }

    /// <summary>Where every employee is after the last push.</summary>
    public async Task ShowLastAsync(CancellationToken cancellation)
    {
        var last = await hr.LastPushesAsync(link, cancellation);
        console.Write(new Rule("Each employee after the last push").LeftJustified());
        console.Write(new Columns(last.OrderBy(one => one.EmployeeId, StringComparer.Ordinal).Select(
            one => Markup.Escape($"{one.EmployeeId} {one.Outcome}{(one.Why is { } why ? $": {why.What}" : "")}"))));
        if (last.Count(one => one.IsPending) is > 0 and var open)
            complain($"{open} employees are still open.");
    }

    /// <summary>What a preview foretells, field by field.</summary>
    private static Table Fields(IEnumerable<PushResultView> report)
    {
        var table = new Table().AddColumns("employee", "field", "from", "was", "becomes");
        foreach (var (one, change) in report.SelectMany(one => one.Changes.Select(change => (one, change))))
        {
            table.AddRow(
                Markup.Escape($"{one.EmployeeId}"), Markup.Escape(change.Field), change.From is { } day ? HrAttributes.Day(day) : "",
                Markup.Escape(change.Was ?? ""), Markup.Escape(change.Becomes ?? ""));
        }

        return table;
    }

    private static Table Changes(IEnumerable<PushResultView> report)
    {
        var table = new Table().AddColumns("employee", "outcome", "from what to what");
        foreach (var one in report.Where(one => one.Outcome is not ("created" or "unchanged")))
        {
            var lines = one.Words is { } words ? [words] : one.Changes.Select(Line);
            table.AddRow(
                Markup.Escape($"{one.EmployeeId} {one.Name}"), Markup.Escape(one.Outcome),
                Markup.Escape(string.Join(Environment.NewLine, lines)));
        }

        return table;
    }

    private static string Line(PushedFieldView change) =>
        $"{change.Field}{(change.From is { } day ? $" from {HrAttributes.Day(day)}" : "")}: {change.Was ?? "-"} → {change.Becomes ?? "-"}"
        + (change.Overwritten ? ", changed by hand and overwritten" : "");

    private static string Counts(PushCountsView counts) =>
        $"{counts.Created} created, {counts.Changed} changed, {counts.Unchanged} unchanged, {counts.Waiting} waiting, "
        + $"{counts.SetAside} set aside, {counts.NotTakingPart} not taking part, {counts.Failed} failed";
}
