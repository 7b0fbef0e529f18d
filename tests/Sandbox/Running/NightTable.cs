using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace LoketFunctions.Sandbox.Running;

/// <summary>A run as people read it: one line per administration, and the sum.</summary>
internal static class NightTable
{
    /// <summary>How the run stands while it goes on.</summary>
    public static IRenderable Progress(RunView? run, string waitingFor)
    {
        var table = Base().Title(waitingFor).AddColumn("State");
        foreach (var administration in run?.Administrations ?? [])
            table.AddRow([.. Cells(administration), new Markup(State(administration.State))]);
        return table;
    }

    /// <summary>What came of it.</summary>
    public static IRenderable Result(string title, RunView run, double seconds)
    {
        var table = Base().Title(title).AddColumn("Why skipped or failed");
        foreach (var administration in run.Administrations ?? [])
            table.AddRow([.. Cells(administration), new Text(Why(administration))]);
        table.AddEmptyRow();
        table.AddRow([new Markup("[bold]All[/]"), .. Counts(run.Created, run.Updated, run.Unchanged, run.Skipped, run.Failed),
            new Text(run.Problem?.What ?? "")]);
        return table.Caption(
            $"{run.LoketCalls} calls to Loket, {run.PlannerCalls} calls to the planner, "
                + $"{seconds.ToString("0.0", CultureInfo.InvariantCulture)} s");
    }

    private static Table Base()
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Administration");
        foreach (var name in new[] { "Created", "Updated", "Unchanged", "Skipped", "Failed" })
            table.AddColumn(new TableColumn(name).RightAligned());
        return table;
    }

    private static IEnumerable<IRenderable> Cells(RunAdministrationView one) =>
        [new Text($"{one.Name} ({one.EmployerName})"), .. Counts(one.Created, one.Updated, one.Unchanged, one.Skipped, one.Failed)];

    private static IEnumerable<IRenderable> Counts(params int[] counts) =>
        counts.Select(count => new Text(count.ToString(CultureInfo.InvariantCulture)));

    private static string Why(RunAdministrationView one) => string.Join(
        ", ",
        (one.SkippedByReason ?? new Dictionary<string, int>()).Select(reason => $"{reason.Value} {reason.Key}")
            .Concat(one.Problem is { } problem ? [problem.What ?? problem.Code] : []));

    private static string State(string state) => state switch
    {
        "done" => "[green]done[/]",
        "failed" => "[red]failed[/]",
        "waiting" => "[grey]waiting[/]",
        _ => $"[yellow]{Markup.Escape(state)}[/]",
    };
}
