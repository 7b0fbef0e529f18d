using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Security;
using LoketFunctions.Sync;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Runs;

/// <summary>Starts a sync or a preview, of all administrations or one.</summary>
internal static class SyncForm
{
    public const string Sync = "sync";
    public const string Preview = "preview";

    public static SyncNowRequest Read(ConsoleRequest visit, ConnectionResponse connection) => new(
        Guid.TryParse(visit.Text("administration"), out var administration) ? administration : null,
        Full: visit.Text("full") is not null, Preview: visit.Action == Preview,
        ReportTo: visit.Text("report") is null ? null : connection.Settings.OwnerEmail);

    public static IHtmlContent Of(ConsoleRequest visit, ConnectionResponse connection)
    {
        if (!connection.MaySync())
            return Widgets.Notice(Tone.Quiet, visit.In("SyncForm.NothingCanBeSyncedYetThe"));
        var options = Options(visit, connection);
        return options.Count == 0 ? Nothing : visit.Form(visit.Paths.Runs(connection.Id), Html($"""
            {Forms.SelectField(new Field("administration", visit.In("Common.What"), visit.Text("administration")), options)}
            {Forms.CheckField(new Field("full", visit.In("SyncForm.ReadEverythingAgain"), Hint: visit.In("SyncForm.TakesLongerNeededOnlyWhereSomething")), visit.Text("full") is not null)}
            {When(connection.Settings.OwnerEmail is not null, () => $"{Report(visit)}")}
            <div class="actions">
            {Forms.Button(visit.In("SyncForm.SyncNow"), Sync)}
            {Forms.Button(visit.In("Common.MakeAPreview"), Preview, "second")}
            </div>
            <p class="hint">{visit.In("SyncForm.APreviewShowsWhatWouldChange")}</p>
            """));
    }

    /// <summary>After a preview: does what it showed.</summary>
    /// <param name="administrationId">Of a preview of one administration; null for all.</param>
    public static IHtmlContent Now(ConsoleRequest visit, ConnectionResponse connection, Guid? administrationId)
    {
        var access = visit.Caller.Access;
        var mayEdit = administrationId is { } id ? access.Allows(Permission.EditPayroll, id) : access.AllowsWhole(Permission.EditPayroll);
        return mayEdit && connection.MaySync()
            ? visit.Form(visit.Paths.Runs(connection.Id), Html(
                $"{Forms.Hidden("administration", administrationId?.ToString())}{Forms.Button(visit.In("SyncForm.SyncNow"), Sync)}"), "actions")
            : Nothing;
    }

    private static IHtmlContent Report(ConsoleRequest visit) => Forms.CheckField(
        new Field("report", visit.In("SyncForm.MailTheReport"), Hint: visit.In("SyncForm.AfterwardsToTheOwnerOfThe")),
        visit.Text("report") is not null);

    private static List<(string Value, string Text)> Options(ConsoleRequest visit, ConnectionResponse connection)
    {
        var access = visit.Caller.Access;
        return
        [
            .. access.AllowsWhole(Permission.EditPayroll) ? new[] { ("", visit.In("SyncForm.AllAdministrations")) } : [],
            .. connection.Administrations.Where(one => access.Allows(Permission.EditPayroll, one.Id)).Select(one => (one.Id.ToString(), one.Name)),
        ];
    }
}
