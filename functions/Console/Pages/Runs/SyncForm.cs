using LoketFunctions.Components;
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

    public static SyncNowRequest Read(ConsoleRequest request, ConnectionResponse connection) => new(
        Guid.TryParse(request.Text("administration"), out var administration) ? administration : null,
        Full: request.Text("full") is not null, Preview: request.Action == Preview,
        ReportTo: request.Text("report") is null ? null : connection.Settings.OwnerEmail);

    public static IHtmlContent Of(ConsoleRequest request, ConnectionResponse connection)
    {
        if (!connection.MaySync())
            return Widgets.Notice(Tone.Quiet, request.In("SyncForm.NothingCanBeSyncedYetThe"));
        var options = Options(request, connection);
        return options.Count == 0 ? Nothing : request.Form(request.Paths.Runs(connection.Id), Html($"""
            {Forms.SelectField(new Field("administration", request.In("Common.What"), request.Text("administration")), options)}
            {Forms.CheckField(new Field("full", request.In("SyncForm.ReadEverythingAgain"), Hint: request.In("SyncForm.TakesLongerNeededOnlyWhereSomething")), request.Text("full") is not null)}
            {When(connection.Settings.OwnerEmail is not null, () => $"{Report(request)}")}
            <div class="actions">
            {Forms.Button(request.In("SyncForm.SyncNow"), Sync)}
            {Forms.Button(request.In("Common.MakeAPreview"), Preview, "second")}
            </div>
            <p class="hint">{request.In("SyncForm.APreviewShowsWhatWouldChange")}</p>
            """));
    }

    /// <summary>After a preview: does what it showed.</summary>
    /// <param name="administrationId">Of a preview of one administration; null for all.</param>
    public static IHtmlContent Now(ConsoleRequest request, ConnectionResponse connection, Guid? administrationId)
    {
        var access = request.Caller.Access;
        var mayEdit = administrationId is { } id ? access.Allows(Permission.EditPayroll, id) : access.AllowsWhole(Permission.EditPayroll);
        return mayEdit && connection.MaySync()
            ? request.Form(request.Paths.Runs(connection.Id), Html(
                $"{Forms.Hidden("administration", administrationId?.ToString())}{Forms.Button(request.In("SyncForm.SyncNow"), Sync)}"), "actions")
            : Nothing;
    }

    private static IHtmlContent Report(ConsoleRequest request) => Forms.CheckField(
        new Field("report", request.In("SyncForm.MailTheReport"), Hint: request.In("SyncForm.AfterwardsToTheOwnerOfThe")),
        request.Text("report") is not null);

    private static List<(string Value, string Text)> Options(ConsoleRequest request, ConnectionResponse connection)
    {
        var access = request.Caller.Access;
        return
        [
            .. access.AllowsWhole(Permission.EditPayroll) ? new[] { ("", request.In("SyncForm.AllAdministrations")) } : [],
            .. connection.Administrations.Where(one => access.Allows(Permission.EditPayroll, one.Id)).Select(one => (one.Id.ToString(), one.Name)),
        ];
    }
}
