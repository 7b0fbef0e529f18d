using LoketFunctions.Sandbox.Planner;
using LoketFunctions.Sandbox.Registrations;
using Spectre.Console;

namespace LoketFunctions.Sandbox.Running.Exporting;

/// <summary>
/// A month of registrations, exported four times: first, the same again, after corrections, and after the period was paid. Each is
/// shown, and held to what it must have done.
/// </summary>
internal sealed class ExportSteps(
    IAnsiConsole console, SandboxSystem system, PlannerAccount planner, Exporter exporter, OpenPeriods periods, ExportChecks checks)
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
        if (!system.ControlsLoket)
            return _figures;

        foreach (var period in periods.All)
            await system.Loket.Payroll.ApproveAsync(period.Key, cancellation);
        corrections.ApplyAgain(planner.Registrations);
        var refused = await RunAsync("after the run was approved", cancellation);
        if (checks.Refused(corrected, refused) is { } report)
            _display.ShowCorrections(report);
        return _figures;
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
