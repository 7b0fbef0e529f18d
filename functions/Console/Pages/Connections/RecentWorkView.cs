using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Pages.Exports;
using LoketFunctions.Console.Pages.Runs;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Export;
using LoketFunctions.Export.Report;
using LoketFunctions.Security;
using LoketFunctions.Sync;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <param name="LastExport">No preview.</param>
/// <param name="LastSuccess">Where that did not succeed, the last one that did.</param>
/// <param name="Employees">How many stand how, by status; null before the first run.</param>
internal sealed record RecentWork(RunResponse? LastRun, ExportResponse? LastExport, ExportResponse? LastSuccess, IReadOnlyDictionary<string, int>? Employees)
{
    public override string ToString() => nameof(RecentWork);
}

/// <summary>Syncs and exports in short: how the last ones went, what waits for somebody, and what can be begun.</summary>
internal sealed class RecentWorkView(ConsoleRequest visit, ConnectionResponse connection, RecentWork work)
{
    public IHtmlContent Show() => Html($"""
        {Actions()}
        <div class="cardlist">
        {Card("last-run", visit.In("RecentWork.LastSync"), Run())}
        {Card("last-export", visit.In("Common.LastExport"), Export())}
        {(work.Employees is null ? Nothing : Card("employees", visit.In("Common.Employees"), Employees(work.Employees)))}
        </div>
        """);

    private static IHtmlContent Card(string id, string heading, IHtmlContent content) =>
        Html($"<section class=\"card\" aria-labelledby=\"{id}\"><h2 id=\"{id}\">{heading}</h2>{content}</section>");

    private IHtmlContent Actions() => !visit.Caller.Access.Allows(Permission.EditPayroll) ? Nothing : Html($"""
        <div class="actions">
        {Widgets.ButtonLink(visit.Paths.Runs(connection.Id), visit.In("RecentWork.SyncOrPreview"))}
        <a class="button second" href="{visit.Paths.Exports(connection.Id)}">{visit.In("RecentWork.ExportHours")}</a>
        </div>
        """);

    private IHtmlContent Run()
    {
        if (work.LastRun is not { } run)
            return Html($"<p class=\"quiet\">{visit.In("RecentWork.ThereWasNoSyncYet")}</p>");
        return Html($"""
            <p>{RunWords.Badge(visit, run.State)} {RunWords.KindOf(visit, run)}, {Widgets.Moment(visit, run.FinishedAt ?? run.StartedAt ?? run.QueuedAt)}</p>
            <p>{Counts(
                (run.Created, visit.In("Common.New")), (run.Updated, visit.In("Common.Changed")), (run.Unchanged, visit.In("Common.Unchanged")),
                (run.Skipped, visit.In("RecentWork.Skipped")), (run.Failed, visit.In("RecentWork.Failed")))}</p>
            {Advice.Problem(visit, new(connection.Id), run.Problem)}
            <p>{Widgets.Link(visit.Paths.Run(connection.Id, run.Id), visit.In("RecentWork.SeeThisSync"))}</p>
            """);
    }

    private IHtmlContent Export()
    {
        if (work.LastExport is not { } export)
            return Html($"<p class=\"quiet\">{visit.In("RecentWork.ThereWasNoExportYet")}</p>");
        var unmapped = export.Administrations.Where(one => one.UnmappedCount > 0).ToList();
        return Html($"""
            <p>{ExportNames.Badge(visit, export.State)} {ExportNames.KindOf(visit, export.Preview)}, {Widgets.Moment(visit, export.FinishedAt ?? export.StartedAt ?? export.QueuedAt)}</p>
            <p>{Counts(
                (export.Created, visit.In("Common.New")), (export.Changed, visit.In("Common.Changed")), (export.Withdrawn, visit.In("Common.Withdrawn")))}</p>
            <p>{RegistrationCountWords.Name(visit.Reader)} {RegistrationCountWords.Of(export.Registrations, visit.Reader)}</p>
            {Advice.Problem(visit, new(connection.Id, ExportId: export.Id), export.Problem)}
            {Each(unmapped, one => $"<p>{Widgets.Link(visit.Paths.Mapping(connection.Id, one.Id), Unmapped(one.UnmappedCount))} {visit.In("RecentWork.At")} {Foreign(one.Name)}</p>")}
            <p>{Widgets.Link(visit.Paths.Export(connection.Id, export.Id), visit.In("RecentWork.SeeThisExport"))}</p>
            {(work.LastSuccess is { } success ? Success(success) : Nothing)}
            """);
    }

    private IHtmlContent Success(ExportResponse success) => Html($"""
        <p>{visit.In("RecentWork.TheLastExportThatSucceeded")}
        <a href="{visit.Paths.Export(connection.Id, success.Id)}">{Widgets.Moment(visit, success.FinishedAt ?? success.QueuedAt)}</a></p>
        """);

    private IHtmlContent Employees(IReadOnlyDictionary<string, int> counts)
    {
        int Count(string status) => counts.GetValueOrDefault(status);
        return Html($"""
            <p>{Counts(
                (Count("waiting") + Count("proposed"), visit.In("RecentWork.ToBeChosen")),
                (Count("check"), visit.In("RecentWork.ToBeCheckedByHand")),
                (Count("clash"), visit.In("RecentWork.WithAClashingPersonnelNumber")),
                (Count("failed"), visit.In("RecentWork.Failed")),
                (Count("new"), visit.In("RecentWork.ToBeAddedByTheNext")),
                (Count("linked"), visit.In("RecentWork.Linked")))}</p>
            <p>{Widgets.Link(visit.Paths.Employees(connection.Id), visit.In("Common.ToTheEmployees"))}</p>
            """);
    }

    private string Unmapped(int count) => visit.InPlural("RecentWork.NotMapped", count);

    /// <summary>Only what there is any of.</summary>
    private string Counts(params IEnumerable<(int Count, string Words)> counts)
    {
        var text = string.Join(", ", counts.Where(one => one.Count > 0).Select(one => $"{visit.Reader.Count(one.Count)} {one.Words}"));
        return text.Length > 0 ? text : visit.In("RecentWork.NothingToReport");
    }
}
