using LoketFunctions.Simulators.Planner;
using Spectre.Console;

namespace LoketFunctions.Sandbox.Running.Exporting;

/// <summary>Holds exports to what they must have done, and complains where they did not.</summary>
internal sealed class ExportChecks(IAnsiConsole console, PlannerAccount planner, Action<string> complain)
{
    public void First(ExportOutcome outcome)
    {
        Expect(outcome.View.State == "completed", $"The first export ended as {outcome.View.State}.");
        Expect(outcome.View.Created > 0, "The first export has no values.");
        Expect(outcome.Mails.Count == outcome.Parts.Count(part => part.File is not null),
            $"{outcome.Mails.Count} mails came for the payroll files.");
        var unmarked = planner.Registrations.All.Count(one => planner.Confirmations.Of(one.Id) is null);
        var counts = outcome.View.Registrations;
        Expect(unmarked == counts.NotAskedFor,
            $"Of {unmarked} registrations the planner was not told what became of them; {counts.NotAskedFor} were not asked for.");
        Expect(
            planner.Registrations.All.Count == counts.TakenIn + counts.NotAskedFor
                && counts.TakenIn == counts.GoOut + counts.LeftOut + counts.SetAside,
            $"Of {planner.Registrations.All.Count} registrations the export tells {counts}.");
    }

    /// <summary>The file, imported into an empty period, makes the values that were put straight into Loket.</summary>
    public void Imports(ExportOutcome outcome)
    {
        var equal = 0;
        foreach (var part in outcome.Parts)
        {
            if (part is not { File.Import: { } import, InLoket: { } direct })
                continue;
            foreach (var fault in import.Faults.Take(10))
                complain($"{part.View.Name}: Loket's import refuses line {fault.Line}, {fault.Column}: {fault.What}");
            var differences = CellDifferences.OfImport(direct, import.PeriodData);
            equal += differences.Equal;
            Expect(
                differences.Count == 0,
                $"{part.View.Name}: the file's import and what is in Loket differ in {differences.Count} cells: "
                    + $"{differences.Created.Count} only in the file, {differences.Gone.Count} only in Loket.");
        }

        if (equal > 0)
            console.MarkupLineInterpolated(
                $"[green]Imported by \"collectieve mutaties\" the payroll files give what the direct way gave: {equal} cells equal.[/]");
    }

    public void SameAgain(ExportOutcome first, ExportOutcome again)
    {
        var view = again.View;
        Expect(view.State == "completed", $"The same export ended as {view.State}.");
        Expect(view.Created + view.Changed + view.Withdrawn == 0, "The same registrations changed something.");
        Expect(view.Unchanged == first.View.Created, $"{view.Unchanged} values stayed as they were, of {first.View.Created}.");
        Expect(again.Mails.Count == 0, "A mail was sent although nothing changed.");
        Expect(Files(again).SequenceEqual(Files(first)), "A new file was written although nothing changed.");
        Expect(Differences(first, again).All(pair => pair.Differences.Count == 0), "What is in Loket changed.");
    }

    /// <returns>What changed in Loket, by administration, where anything did.</returns>
    public IReadOnlyList<(ExportPart Part, CellDifferences Differences)> Corrected(
        ExportOutcome before, ExportOutcome after, Corrections corrections)
    {
        Expect(after.View.State == "completed", $"The export after corrections ended as {after.View.State}.");
        var people = corrections.All.Select(one => one.EmployeeId).ToHashSet(StringComparer.Ordinal);
        var employments = planner.Employees.Where(employee => people.Contains(employee.Id)).SelectMany(employee => employee.Contracts.Keys)
            .Select(Guid.Parse).ToHashSet();
        var onZeroHours = planner.Employees.SelectMany(employee => employee.Contracts)
            .Where(contract => (string?)contract.Value["contractType"] == "zeroHours").Select(contract => Guid.Parse(contract.Key))
            .ToHashSet();
        var all = Differences(before, after);
        foreach (var (part, differences) in all)
        {
            var view = part.View;
            Expect(
                (view.Created, view.Changed, view.Withdrawn)
                    == (differences.Created.Count, differences.Changed.Count, differences.Gone.Count),
                $"{view.Name}: the export tells of {view.Created} new, {view.Changed} changed and {view.Withdrawn} withdrawn values, Loket "
                    + $"of {differences.Created.Count}, {differences.Changed.Count} and {differences.Gone.Count}.");
            Expect(differences.Employments.All(employments.Contains),
                $"{view.Name}: values changed of people whose registrations did not.");
            var zeros = part.File?.Import?.PeriodData.Where(cell => cell.Value == 0) ?? [];
            Expect(zeros.All(cell => onZeroHours.Contains(cell.EmploymentId)),
                $"{view.Name}: the file says 0 where Loket pays something by itself.");
        }

        Expect(corrections.Removed.All(one => planner.Confirmations.Of(one.Id)?.State == PlannerConfirmations.Withdrawn),
            "The planner was not told that the removed registrations were withdrawn.");
        Expect(planner.Confirmations.Of(corrections.Added.Id)?.State == PlannerConfirmations.Exported,
            "The planner was not told that the added registration was exported.");
        return [.. all.Where(pair => pair.Differences.Count > 0)];
    }

    /// <summary>
    /// What is not likely goes and is reported; what is wrong stays behind alone; which employment is meant is known once it is named.
    /// </summary>
    public void Odd(ExportOutcome outcome, OddMonth odd)
    {
        Expect(outcome.View.State == "completed", $"The export with odd shifts ended as {outcome.View.State}.");
        Expect(outcome.View.Registrations.SetAside == 1,
            $"{outcome.View.Registrations.SetAside} registrations were set aside, not the one that is wrong.");
        Expect(planner.Confirmations.Of(odd.Wrong.Id) is { State: PlannerConfirmations.LeftOut, Reason: "set-aside" },
            "The planner was not told that the wrong shift was set aside.");
        Expect(planner.Confirmations.Of(odd.Doubled.Id)?.State == PlannerConfirmations.Exported, "The doubled shift did not go out.");
        Expect(odd.IsClear(planner), "A registration that names its employment was left out for not doing so.");
        var warnings = outcome.Parts.SelectMany(part => part.View.Warnings).Select(warning => warning.Code).ToHashSet(
            StringComparer.Ordinal);
        Expect(warnings.Contains("shift-doubled"), "Nobody was told of the doubled shift.");
        Expect(warnings.Contains("registrations-set-aside"), "Nobody was told of what was set aside.");
    }

    public void Carried(IReadOnlyList<CorrectionView> accepted, IReadOnlyList<CorrectionView> missing)
    {
        Expect(accepted.Count > 0, "Nothing of the paid period is offered to the next one.");
        Expect(missing.Count == 0, $"{missing.Count} of {accepted.Count} accepted corrections are not in the next period.");
    }

    /// <returns>The part with what is left for the next period.</returns>
    public ExportPart? Refused(ExportOutcome before, ExportOutcome after)
    {
        Expect(after.View.State == "refused", $"The export into a closed period ended as {after.View.State}.");
        Expect(after.Mails.Count == 0, "A mail was sent for a closed period.");
        Expect(Differences(before, after).All(pair => pair.Differences.Count == 0),
            "What is in Loket changed although the period is closed.");
        var part = after.Parts.FirstOrDefault(part => part.Report?.Corrections.Count > 0);
        Expect(part is not null, "No correction is listed for the closed period.");
        return part;
    }

    private static IEnumerable<string?> Files(ExportOutcome outcome) => outcome.Parts.Select(part => part.View.File?.Sha256);

    private static List<(ExportPart Part, CellDifferences Differences)> Differences(ExportOutcome before, ExportOutcome after) =>
    [
        .. from part in after.Parts
           where part.InLoket is not null && before.Of(part.View.Id).InLoket is not null
           select (part, CellDifferences.Between(before.Of(part.View.Id).InLoket!, part.InLoket!)),
    ];

    private void Expect(bool isSo, string complaint)
    {
        if (!isSo)
            complain(complaint);
    }
}
