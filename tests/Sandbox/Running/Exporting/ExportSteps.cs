using LoketFunctions.Simulators.Planner;
using LoketFunctions.Simulators.Planner.Registrations;
using Spectre.Console;

namespace LoketFunctions.Sandbox.Running.Exporting;

/// <summary>
/// A month of registrations, exported five times: first, the same again, after corrections, with odd shifts, and after the period was
/// paid, when what differs goes with the next period. Each is shown, and held to what it must have done.
/// </summary>
/// <param name="carry">Null: what differs after the period was paid is only shown.</param>
internal sealed class ExportSteps(
    IAnsiConsole console, SandboxSystem system, PlannerAccount planner, Exporter exporter, OpenPeriods periods, ExportChecks checks,
    CarryDemo? carry = null)
{
    private readonly ExportDisplay _display = new(console);
    private readonly List<ExportFigures> _figures = [];

    public async Task<IReadOnlyList<ExportFigures>> RunAsync(CancellationToken cancellation)
    {
        var first = await FirstAsync(cancellation);
        var again = await RunAsync("same again", cancellation);
        checks.SameAgain(first, again);
        if (Corrections.Choose(planner) is not { } corrections)
        {
            console.MarkupLine("[yellow]Nobody on zero hours was exported, so there is nothing to correct.[/]");
            return _figures;
        }

        corrections.Apply(planner.Registrations);
        var corrected = await RunAsync("after corrections", cancellation);
        foreach (var (part, differences) in checks.Corrected(first, corrected, corrections))
            _display.ShowDifferences(part.View.Name, differences);
        var last = await OddAsync(cancellation) ?? corrected;
        if (!system.ControlsLoket)
            return _figures;

        foreach (var period in periods.All)
            await system.Loket.Payroll.ApproveAsync(period.Key, cancellation);
        corrections.ApplyAgain(planner.Registrations);
        var refused = await RunAsync("after the run was approved", cancellation);
        if (checks.Refused(last, refused) is { } paid)
            await CarryAsync(paid, cancellation);
        return _figures;
    }

    /// <returns>Null where no shift is fit to be odd.</returns>
    private async Task<ExportOutcome?> OddAsync(CancellationToken cancellation)
    {
        if (OddMonth.Choose(planner, periods) is not { } odd)
            return null;
        odd.Apply(planner.Registrations);
        var outcome = await RunAsync("with odd shifts", cancellation);
        _display.ShowOdd(outcome, odd);
        checks.Odd(outcome, odd);
        return outcome;
    }

    private async Task CarryAsync(ExportPart part, CancellationToken cancellation)
    {
        _display.ShowCorrections(part.Report!);
        if (carry is null)
            return;
        if (await carry.RunAsync(part, cancellation) is not { } carried)
        {
            console.MarkupLine("[yellow]The next period is not open yet, so nothing can go with it.[/]");
            return;
        }

        _display.ShowCarried(carried.Accepted);
        checks.Carried(carried.Accepted, carried.Missing);
    }

    private async Task<ExportOutcome> FirstAsync(CancellationToken cancellation)
    {
        var outcome = await RunAsync("first export", cancellation);
        _display.ShowFiles(outcome);
        if (outcome.Parts.MaxBy(part => part.InLoket?.Count ?? 0) is { } most)
            _display.ShowPeriodData(most);
        checks.First(outcome);
        return outcome;
    }

    private async Task<ExportOutcome> RunAsync(string name, CancellationToken cancellation)
    {
        var outcome = await exporter.RunAsync(name, new ExportHeader(periods.Asked, RequestedBy: "Planner van dienst"), cancellation);
        var figures = ExportFigures.Of(outcome, _figures.LastOrDefault());
        _figures.Add(figures);
        _display.Show(outcome, figures);
        checks.Imports(outcome);
        return outcome;
    }
}
