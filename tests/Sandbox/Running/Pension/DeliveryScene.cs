using System.Globalization;
using System.Text;
using LoketFunctions.Simulators.Loket.Control;
using Spectre.Console;

namespace LoketFunctions.Sandbox.Running.Pension;

/// <summary>What is delivered after a payroll run was approved, and after one that corrects it.</summary>
/// <param name="received">A file as it lies at the provider, by its name; null where it does not.</param>
internal sealed class DeliveryScene(
    IAnsiConsole console, SandboxSystem system, AppApi api, PensionLink link, Func<string, byte[]?> received, Action<string> complain)
{
    private const int ShownLines = 5;
    private const int Corrected = 3;
    private const decimal More = 100;
    private const string Number = "bsn";
    private const int Digits = 9;
    private const string Stars = "***";

    public async Task RunAsync(CancellationToken cancellation)
    {
        console.Write(new Rule("Delivery").LeftJustified());
        var layout = await link.SaveProposedLayoutAsync(cancellation);
        console.MarkupLineInterpolated(
            $"The provider's layout: {string.Join(", ", layout["columns"]!.AsArray().Select(column => (string?)column!["name"]))}");
        var administration = (await api.AdministrationsAsync(link.Id, cancellation)).First(one => one.Chosen);
        var period = await system.Loket.PresentPeriodAsync(administration.Id, cancellation);
        await system.Loket.GiveNumbersAsync(administration.Id, cancellation: cancellation);
        await system.Loket.Payroll.ApproveAsync(period, cancellation);
        console.MarkupLineInterpolated($"[grey]The payroll run of {period.Year}-{period.Number:00} is approved in Loket[/]");
        await DeliverAsync(period, version: 1, cancellation);

        console.Write(new Rule("Correction").LeftJustified());
        var done = await system.Loket.Payroll.CorrectAsync(
            new CorrectionRequest(period.AdministrationId, period.Year, period.Number, More, Count: Corrected), cancellation);
        console.MarkupLineInterpolated($"[grey]A further run changes the pay of {done.EmploymentIds.Count} employments in Loket[/]");
        ShowChanges(await DeliverAsync(period, version: 2, cancellation), done.EmploymentIds);
    }

    private async Task<DeliveryDetailsView> DeliverAsync(PayrollPeriodKey period, int version, CancellationToken cancellation)
    {
        await link.LookAnewAsync(cancellation);
        var details = await link.DeliveredAsync(period, version, cancellation);
        var made = details.Version!;
        console.MarkupLineInterpolated(
            $"Version {made.Version}: {made.Lines} lines, {made.New} new, {made.Changed} changed, {made.SetAside} set aside");
        console.MarkupLineInterpolated($"Receipt: [bold]{made.Receipt}[/], {made.DeliveredAt:yyyy-MM-dd HH:mm:ss}");
        ShowLines(details);
        foreach (var one in details.SetAside)
            console.MarkupLineInterpolated($"[yellow]{one.PersonnelNumber} is left out: {one.Words}[/]");
        await CheckAsync(details, period, cancellation);
        return details;
    }

    private void ShowLines(DeliveryDetailsView details)
    {
        var columns = details.Columns.Index()
            .Where(column => column.Item is "versie" or "mutatie" or "periode" or "personeelsnummer" or Number or "deeltijdfactor"
                or "pensioengevendLoon").ToList();
        var table = new Table().Title(Markup.Escape(details.Version!.FileName));
        foreach (var (_, name) in columns)
            table.AddColumn(Markup.Escape(name));
        foreach (var line in details.Lines.Take(ShownLines))
            table.AddRow([.. columns.Select(column => new Text(line.Cells[column.Index] ?? ""))]);
        console.Write(table);
    }

    /// <summary>What lies at the provider is what the page shows, but for the numbers; and the pay is that of payroll.</summary>
    private async Task CheckAsync(DeliveryDetailsView details, PayrollPeriodKey period, CancellationToken cancellation)
    {
        var number = details.Columns.Index().First(column => column.Item == Number).Index;
        if (details.Lines.Any(line => line.Cells[number] != Stars))
            complain("A citizen service number is shown.");
        if (received(details.Version!.FileName) is not { } file)
        {
            complain($"{details.Version.FileName} is not at the provider.");
            return;
        }

        var lines = Encoding.UTF8.GetString(file).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line =>
        {
            var cells = line.Split(';');
            cells[number] = cells[number].Length == Digits ? Stars : cells[number];
            return string.Join(';', cells);
        });
        if (!lines.SequenceEqual(details.Lines.Select(line => string.Join(';', line.Cells)), StringComparer.Ordinal))
            complain("What lies at the provider is not what is shown.");
        var results = await system.Loket.Payroll.ResultsAsync(period, cancellation);
        var paid = results.Where(cell => cell.Component == PensionLink.PensionableWage).OrderBy(cell => cell.PayrollId)
            .Select(cell => cell.Value.ToString("0.00", CultureInfo.InvariantCulture));
        if (!paid.SequenceEqual(details.Lines.Select(line => line.Cells[^1]), StringComparer.Ordinal))
            complain("The pay is not what payroll made of it.");
        if (results.DistinctBy(cell => cell.EmploymentId).Count() != details.Lines.Count + details.SetAside.Count)
            complain("Somebody of whom payroll has results is neither delivered nor told to be left out.");
    }

    private void ShowChanges(DeliveryDetailsView details, IReadOnlyList<Guid> meant)
    {
        var changed = details.Lines.Where(line => line.Change == "changed").ToList();
        var person = details.Columns.Index().First(column => column.Item == "personeelsnummer").Index;
        foreach (var (line, before) in changed.SelectMany(line => line.Before!, (line, before) => (line, before)))
        {
            var now = line.Cells[details.Columns.Index().First(column => column.Item == before.Key).Index];
            console.MarkupLineInterpolated($"{line.Cells[person]} {before.Key}: {before.Value} → [bold]{now}[/]");
        }

        if (!changed.Select(line => line.EmploymentId).Order().SequenceEqual(meant.Order()))
            complain("Not those lines changed that the further run changed.");
    }
}
