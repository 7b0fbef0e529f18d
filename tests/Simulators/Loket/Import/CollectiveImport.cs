using LoketFunctions.Simulators.Loket.Control;
using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Import;

/// <summary>What somebody fills in at "collectieve mutaties".</summary>
/// <param name="FromEmpty">A dry run that begins with a period without any data.</param>
internal sealed record ImportRequest(Guid AdministrationId, int Year, int Period, bool WithUnits, bool IsDryRun, bool FromEmpty);

/// <summary>What came of it.</summary>
/// <param name="Rows">Lines under the header.</param>
/// <param name="Cells">Values in them.</param>
/// <param name="PeriodData">All of the period as it is, or in a dry run would be, afterwards; empty when the file is refused.</param>
internal sealed record ImportResult(
    bool Imported, int Rows, int Cells, IReadOnlyList<ImportFault> Faults, IReadOnlyList<PeriodDataCell> PeriodData);

/// <summary>
/// "Collectieve mutaties" of variable data, as Loket's manual has it: CSV, overwrite. All of a file or nothing; payslip type, cost
/// centre and cost unit, which a file cannot say, are those that Loket proposes.
/// </summary>
internal static class CollectiveImport
{
    /// <summary>Null when there is no such period in a payroll administration.</summary>
    public static ImportResult? Run(LoketDatabase database, ImportRequest request, byte[] file) => database.ChangePayroll(state =>
    {
        if (state.PayrollOf(request.AdministrationId) is not { } payroll
            || payroll.Period(PayrollPeriod.IdOf(request.Year, request.Period)) is not { } period)
        {
            return (state.Payroll, (ImportResult?)null);
        }

        var (rows, patches, faults) = Read(payroll, period, request, file);
        if (faults.Count > 0)
        {
            return (state.Payroll, new ImportResult(false, rows, 0, faults, []));
        }

        var start = request is { IsDryRun: true, FromEmpty: true } ? PeriodDataCells.Without(payroll, period.Id) : state.Payroll;
        var edit = new PeriodDataEdit(start);
        foreach (var patch in patches)
        {
            edit.Apply(patch.EmploymentId!.Value, patch.Key(period.Id), patch);
        }

        var after = edit.Commit();
        var cells = PeriodDataCells.Of(state.With(after).PayrollOf(request.AdministrationId)!, period.Id);
        var result = new ImportResult(!request.IsDryRun, rows, patches.Sum(p => p.Components.Count), [], cells);
        return (request.IsDryRun ? state.Payroll : after, result);
    });

    private static (int Rows, IReadOnlyList<PeriodPatch> Patches, IReadOnlyList<ImportFault> Faults) Read(
        AdministrationPayroll payroll, PayrollPeriod period, ImportRequest request, byte[] file)
    {
        var faults = new List<ImportFault>();
        if (RunStatus.Locks(payroll.RunOf(period)))
        {
            faults.Add(new ImportFault(0, "periode", "De periode is afgesloten of wordt verwerkt."));
            return (0, [], faults);
        }

        var lines = StrictCsv.Read(StrictCsv.Decode(file), faults);
        if (lines.Count == 0)
        {
            faults.Add(new ImportFault(1, ImportHeader.ClientNumber, "Het bestand is leeg."));
        }

        if (faults.Count > 0 || ImportHeader.Read(lines[0], request.WithUnits, payroll.Components(period.Year), faults) is not { } header)
        {
            return (Math.Max(0, lines.Count - 1), [], faults);
        }

        var rows = new ImportRows(payroll, period, header, faults);
        PeriodPatch[] patches = [.. lines.Skip(1).Select(rows.Read).OfType<PeriodPatch>()];
        return (lines.Count - 1, patches, faults);
    }
}
