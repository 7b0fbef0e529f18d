using System.Globalization;
using System.Text;
using LoketFunctions.Simulators.Loket.Control;
using Spectre.Console;

namespace LoketFunctions.Sandbox.Running.Exporting;

/// <summary>
/// Shows what came of an export, as people read it. The people of the sandbox do not exist, so their payroll may be shown.
/// </summary>
internal sealed class ExportDisplay(IAnsiConsole console)
{
    private const int ShownLines = 6;

    public void Show(ExportOutcome outcome, ExportFigures figures)
    {
        var table = new Table().Border(TableBorder.Rounded).Title($"Export \"{Markup.Escape(outcome.Name)}\"").AddColumn(
            "Administration").AddColumn("Period");
        foreach (var name in new[] { "Registrations", "Lines", "New", "Changed", "Unchanged", "Withdrawn", "Left out", "Set aside" })
            table.AddColumn(new TableColumn(name).RightAligned());
        table.AddColumn("Why left out, or refused");
        foreach (var part in outcome.Parts)
        {
            var view = part.View;
            table.AddRow(
                [
                    new Text($"{view.Name} ({view.EmployerName}): {view.State}"),
                    new Text($"{view.Period?.Year}-{view.Period?.PeriodNumber} {view.Period?.State}"),
                    .. Numbers(view.Registrations.TakenIn, view.Lines, view.Created, view.Changed, view.Unchanged, view.Withdrawn,
                        view.Registrations.LeftOut, view.Registrations.SetAside),
                    new Text(Why(part)),
                ]);
        }

        table.AddEmptyRow();
        table.AddRow(
            [
                new Markup("[bold]All[/]"), new Text(outcome.View.State),
                .. Numbers(figures.Registrations.TakenIn, figures.Lines, figures.Created, figures.Changed, figures.Unchanged,
                    figures.Withdrawn, figures.Registrations.LeftOut, figures.Registrations.SetAside),
                new Text(outcome.View.Problem?.What ?? ""),
            ]);
        var seconds = figures.Seconds.ToString("0.0", CultureInfo.InvariantCulture);
        console.Write(
            table.Caption($"{figures.Mails} mails, {figures.LoketCalls} calls to Loket, marks {outcome.View.Marks}, {seconds} s"));
    }

    /// <summary>The file's first lines, the mail's text, and where all of them lie.</summary>
    public void ShowFiles(ExportOutcome outcome)
    {
        if (outcome.Parts.FirstOrDefault(part => part.File is not null)?.File is { } file)
        {
            console.Write(new Rule($"{Markup.Escape(Path.GetFileName(file.Path))}").LeftJustified());
            foreach (var line in Encoding.UTF8.GetString(file.Content).Split("\r\n").Take(ShownLines))
                console.WriteLine(line);
        }

        if (outcome.Mails is [var first, ..])
        {
            console.Write(new Rule(Markup.Escape(first.Mail.Subject)).LeftJustified());
            console.WriteLine($"To: {string.Join(", ", first.Mail.Recipients)}");
            console.WriteLine(first.Mail.Text);
            console.Write(new Rule());
        }

        foreach (var path in outcome.Parts.Select(part => part.File?.Path).OfType<string>().Concat(outcome.Mails.Select(mail => mail.Path)))
            console.WriteLine($"  saved {path}");
    }

    /// <summary>Some of what stands in Loket.</summary>
    public void ShowPeriodData(ExportPart part)
    {
        if (part.InLoket is not { } cells)
            return;
        var table = new Table().Border(TableBorder.Rounded).Title($"Period data in the simulated Loket: {Markup.Escape(part.View.Name)}");
        foreach (var name in new[] { "Payroll number", "Shift", "Distribution unit", "Cost centre", "Component", "Value" })
            table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var cell in cells.Take(ShownLines))
            table.AddRow([.. Numbers(cell.PayrollId, cell.Shift, cell.DistributionUnitCode), new Text($"{cell.CostCenter}"),
                .. Numbers(cell.Component), new Text(Value(cell.Value))]);
        console.Write(table.Caption($"{Math.Min(ShownLines, cells.Count)} of {cells.Count} values"));
    }

    /// <summary>What an export did to the period data of an administration.</summary>
    public void ShowDifferences(string administration, CellDifferences differences)
    {
        var table = new Table().Border(TableBorder.Rounded).Title($"What changed in the simulated Loket: {Markup.Escape(administration)}")
            .AddColumns("Payroll number", "Component", "Before", "After");
        foreach (var (before, after) in Pairs(differences).Take(4 * ShownLines))
            table.AddRow([.. Numbers((after ?? before)!.PayrollId, (after ?? before)!.Component), new Text(Value(before?.Value)),
                new Text(Value(after?.Value))]);
        console.Write(table.Caption($"{differences.Equal} values stayed as they were"));
    }

    /// <summary>What is worth knowing, what was set aside, and which employment was named.</summary>
    public void ShowOdd(ExportOutcome outcome, OddMonth odd)
    {
        foreach (var part in outcome.Parts)
        {
            foreach (var warning in part.View.Warnings)
                console.MarkupLineInterpolated($"[yellow]{part.View.Name}: {warning.What} {warning.WhatToDo}[/]");
        }

        foreach (var fault in outcome.View.Faults)
            console.MarkupLineInterpolated($"[yellow]Set aside: {fault.RegistrationId}: {fault.Field} {fault.Fault}[/]");
        if (odd.Named is { } named)
            console.MarkupLineInterpolated(
                $"[grey]Registration {named.Id} names employment {odd.EmploymentId}, one of two that its employee has.[/]");
    }

    public void ShowCarried(IReadOnlyList<CorrectionView> accepted)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("Accepted, and paid with the next period").AddColumns(
            "Of period", "Payroll number", "Component", "Value");
        foreach (var one in accepted.Take(ShownLines))
            table.AddRow(new Text($"{one.FromYear}-{one.FromPeriodNumber}"), new Text($"{one.PayrollId}"), new Text($"{one.Component}"),
                new Text(Value(one.Value)));
        console.Write(table);
    }

    public void ShowCorrections(ExportReportView report)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("For the next period, as this one is closed").AddColumns(
            "Payroll number", "Component", "Sent", "Wanted", "Difference");
        foreach (var one in report.Corrections.Take(ShownLines))
            table.AddRow(new Text($"{one.PayrollId}"), new Text($"{one.Component}"), new Text(Value(one.Sent)), new Text(Value(one.Wanted)),
                new Text(Value(one.Difference)));
        console.Write(table);
    }

    private static IEnumerable<(PeriodDataCell? Before, PeriodDataCell? After)> Pairs(CellDifferences differences) =>
        differences.Created.Select(cell => ((PeriodDataCell?)null, (PeriodDataCell?)cell))
            .Concat(differences.Changed.Select(cell => ((PeriodDataCell?)cell.Before, (PeriodDataCell?)cell.After)))
            .Concat(differences.Gone.Select(cell => ((PeriodDataCell?)cell, (PeriodDataCell?)null)));

    private static string Why(ExportPart part) => string.Join(
        ", ",
        (part.Report?.LeftOutByReason ?? new Dictionary<string, int>()).Select(reason => $"{reason.Value} {reason.Key}")
            .Concat(part.View.Problem is { } problem ? [problem.What ?? problem.Code] : [])
            .Concat(part.View.Unmapped.Select(code => $"unmapped {code.Kind} {code.Code}")));

    private static IEnumerable<Text> Numbers(params int[] counts) =>
        counts.Select(count => new Text(count.ToString(CultureInfo.InvariantCulture)));

    private static string Value(decimal? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";
}
