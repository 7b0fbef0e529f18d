using LoketFunctions.Simulators.Planner;
using LoketFunctions.Simulators.Planner.Registrations;
using Spectre.Console;

namespace LoketFunctions.Sandbox.Running.Exporting;

/// <summary>Asks for an export of all that the planner has registered, waits for it, and gathers what came of it.</summary>
internal sealed class Exporter(IAnsiConsole console, SandboxSystem system, ExportApi exports, PlannerAccount planner, ExportFolder folder)
{
    public async Task<ExportOutcome> RunAsync(string name, ExportHeader header, CancellationToken cancellation)
    {
        var mailed = system.Mail.Messages.Count;
        var asked = await exports.RequestAsync(header, planner.Registrations.All, cancellation: cancellation);
        var view = await ExportProgress.ShowAsync(
            console, $"Export \"{name}\"", show => exports.ToldAsync(asked.ExportId, show, cancellation));

        var parts = new List<ExportPart>();
        foreach (var administration in view.Administrations)
            parts.Add(await PartAsync(name, view.Id, administration, cancellation));
        var mails = new List<SavedMail>();
        foreach (var mail in system.Mail.Messages.Skip(mailed).Where(mail => mail.Attachments.Any()))
            mails.Add(await folder.SaveAsync(name, mail, cancellation));
        return new ExportOutcome(name, view, parts, mails);
    }

    private async Task<ExportPart> PartAsync(string name, string export, ExportAdministrationView view, CancellationToken cancellation)
    {
        var report = view.HasReport ? await exports.ReportAsync(export, view.Id, cancellation) : null;
        var file = view.File is null ? null : await FileAsync(name, export, view, cancellation);
        var cells = system.ControlsLoket && view.PeriodKey is { } period
            ? await system.Loket.Payroll.CellsAsync(period, cancellation)
            : null;
        return new ExportPart(view, report, file, cells);
    }

    private async Task<SavedFile> FileAsync(string name, string export, ExportAdministrationView view, CancellationToken cancellation)
    {
        var content = await exports.FileAsync(export, view.Id, cancellation);
        var path = await folder.SaveAsync(name, view.File!.Name, content, cancellation);
        var import = system.ControlsLoket && view is { Period.State: "open", PeriodKey: { } period }
            ? await system.Loket.Payroll.TryImportAsync(period, content, cancellation)
            : null;
        return new SavedFile(path, content, import);
    }
}
