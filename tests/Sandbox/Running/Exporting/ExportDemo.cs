using Spectre.Console;

namespace LoketFunctions.Sandbox.Running.Exporting;

/// <summary>The sandbox command's exports: sets up what an export needs, makes a month of registrations, and runs the steps.</summary>
internal sealed class ExportDemo(
    SandboxOptions options, IAnsiConsole console, SandboxSystem system, AppApi app, string connection, ExportFolder folder)
{
    private static readonly string[] Recipients = ["salaris@horeca-groep.example", "administratie@horeca-groep.example"];

    public async Task<IReadOnlyList<ExportFigures>> RunAsync(
        IReadOnlyList<AdministrationView> administrations, Action<string> complain, CancellationToken cancellation)
    {
        var exports = new ExportApi(app, connection);
        console.MarkupLine("[grey]Mapping the planner's departments and components to Loket's …[/]");
        // Both ways, so that the file, the mail and the period data are there to be seen, and to be compared.
        await app.ChangeAsync(connection, new { delivery = "both", exportRecipients = Recipients, carryCorrections = true }, cancellation);
        await MappingChoice.MapAsync(exports, administrations.Select(one => one.Id), cancellation);

        var planner = system.Planner.Account(app.Account);
        var periods = await OpenPeriods.FindAsync(exports, AmsterdamTime.Today(), cancellation);
        planner.Registrations.Add(periods.Generate(planner.Employees, options.Seed));
        var (first, last) = (periods.All.Min(one => one.From), periods.All.Max(one => one.To));
        console.MarkupLineInterpolated(
            $"[grey]The planner has {planner.Registrations.All.Count} registrations of {first:d MMM} to {last:d MMM yyyy};[/]");
        console.MarkupLineInterpolated($"[grey]files and mails are saved in {folder.Folder}[/]");

        var exporter = new Exporter(console, system, exports, planner, folder);
        return await new ExportSteps(
            console, system, planner, exporter, periods, new ExportChecks(console, planner, complain), new CarryDemo(system, exports))
            .RunAsync(cancellation);
    }
}
