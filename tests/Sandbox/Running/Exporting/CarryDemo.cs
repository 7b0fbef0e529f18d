using LoketFunctions.Simulators.Planner.Registrations;

namespace LoketFunctions.Sandbox.Running.Exporting;

/// <summary>Has the differences of a period that is paid go with the next one.</summary>
internal sealed class CarryDemo(SandboxSystem system, ExportApi exports)
{
    /// <param name="part">Of an export that was refused, as the period is paid.</param>
    /// <returns>
    /// What was accepted, and what was not in Loket afterwards as it should be; null where the next period is not open yet.
    /// </returns>
    public async Task<(IReadOnlyList<CorrectionView> Accepted, IReadOnlyList<CorrectionView> Missing)?> RunAsync(
        ExportPart part, CancellationToken cancellation)
    {
        var header = new ExportHeader(
            ExportPeriod.Holding(part.Report!.Period.EndDate.AddDays(1)), part.View.Id.ToString(), RequestedBy: "Planner van dienst");
        var preview = await ExportAsync(header with { Preview = true }, cancellation);
        if (preview is not { State: "previewed", Administrations: [{ PeriodKey: { } next, Period.State: "open" }] })
            return null;
        var accepted = (await exports.CorrectionsAsync(next, cancellation)).Where(one => one.Problem is null).ToList();
        await exports.ChooseCorrectionsAsync(next, [.. accepted.Select(one => one.Id)], "Te laat goedgekeurd", cancellation);
        await ExportAsync(header, cancellation);
        var cells = await system.Loket.Payroll.CellsAsync(next, cancellation);
        return (accepted, [.. accepted.Where(one =>
            !cells.Any(cell => cell.EmploymentId == one.EmploymentId && cell.Component == one.Component && cell.Value == one.Value))]);
    }

    private async Task<ExportView> ExportAsync(ExportHeader header, CancellationToken cancellation) =>
        await exports.ToldAsync((await exports.RequestAsync(header, [], cancellation: cancellation)).ExportId, cancellation: cancellation);
}
