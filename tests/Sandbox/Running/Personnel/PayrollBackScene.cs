using System.Globalization;
using Spectre.Console;

namespace LoketFunctions.Sandbox.Running.Personnel;

/// <summary>What payroll gives back to an HR system: documents and the cost per hour, after a run is approved.</summary>
internal sealed class PayrollBackScene(
    IAnsiConsole console, SandboxSystem system, AppApi api, string link, Action<string> complain)
{
    private readonly HrLink _hr = system.Hr(api);

    /// <param name="people">Ids of the HR system's, by Loket's.</param>
    public async Task RunAsync(IReadOnlyDictionary<Guid, string> people, CancellationToken cancellation)
    {
        console.Write(new Rule("Back from payroll").LeftJustified());
        await api.ChangeAsync(link, new { documents = true, costPerHour = true }, cancellation);
        var administration = (await api.AdministrationsAsync(link, cancellation)).Single(one => one.Chosen).Id;
        var period = await system.Loket.PresentPeriodAsync(administration, cancellation);
        await system.Loket.Payroll.ApproveAsync(period, cancellation);
        console.MarkupLineInterpolated($"[grey]The payroll run of {period.Year}-{period.Number:00} is approved in Loket[/]");
        await DocumentsAsync(people, period, cancellation);
        await CostsAsync(people, administration, cancellation);
    }

    private async Task DocumentsAsync(IReadOnlyDictionary<Guid, string> people, PayrollPeriodKey period, CancellationToken cancellation)
    {
        var theirs = (await _hr.DocumentsAsync(link, cancellation))
            .Where(one => one.EmployeeId is { } id && people.ContainsKey(id))
            .OrderBy(one => people[one.EmployeeId!.Value], StringComparer.Ordinal).ToList();
        console.Write(new Columns(theirs.Select(one =>
            Markup.Escape($"{people[one.EmployeeId!.Value]}: {one.Documents.Count(slip => slip.Kind == "payslip")} payslips"))));
        var slips = theirs.Select(one => one.Documents.FirstOrDefault(
            slip => (slip.Kind, slip.Year, slip.PeriodNumber) == ("payslip", period.Year, period.Number))).OfType<DocumentView>().ToList();
        if (slips.Count != people.Count)
            complain($"{slips.Count} of {people.Count} employees have a payslip of the approved run.");
        if (slips is not [var first, ..])
            return;
        var file = await _hr.DocumentAsync(link, first.Id, cancellation);
        console.MarkupLineInterpolated($"Fetched: {file.Name}, {file.ContentType}, {file.Content.Length} bytes");
        if (!file.Content.AsSpan().StartsWith("%PDF"u8))
            complain("What was fetched is no PDF.");
    }

    private async Task CostsAsync(IReadOnlyDictionary<Guid, string> people, Guid administration, CancellationToken cancellation)
    {
        var costs = (await _hr.CostsAsync(link, administration, cancellation))
            .Where(one => one.EmployeeId is { } id && people.ContainsKey(id)).Select(one => one.CostPerHour).OfType<decimal>().ToList();
        if (costs.Count != people.Count)
            complain($"{costs.Count} of {people.Count} employees have a cost per hour.");
        if (costs.Count > 0)
        {
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture, $"Cost per hour of {costs.Count} employees: {costs.Min()} to {costs.Max()} euros");
        }
    }
}
