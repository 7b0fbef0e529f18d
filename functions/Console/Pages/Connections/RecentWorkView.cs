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
public sealed record RecentWork(RunResponse? LastRun, ExportResponse? LastExport, ExportResponse? LastSuccess, IReadOnlyDictionary<string, int>? Employees)
{
    public override string ToString() => nameof(RecentWork);
}

/// <summary>Syncs and exports in short: how the last ones went, what waits for somebody, and what can be begun.</summary>
internal sealed class RecentWorkView(ConsoleRequest request, ConnectionResponse connection, RecentWork work)
{
    public IHtmlContent Show() => Html($"""
        {Actions()}
        <div class="cardlist">
        {Card("last-run", request.In("RecentWork.LastSync"), Run())}
        {Card("last-export", request.In("Common.LastExport"), Export())}
        {(work.Employees is null ? Nothing : Card("employees", request.In("Common.Employees"), Employees(work.Employees)))}
        </div>
        """);

    private static IHtmlContent Card(string id, string heading, IHtmlContent content) =>
        Html($"<section class=\"card\" aria-labelledby=\"{id}\"><h2 id=\"{id}\">{heading}</h2>{content}</section>");

    private IHtmlContent Actions() => !request.Caller.Access.Allows(Permission.EditPayroll) ? Nothing : Html($"""
        <div class="actions">
        {Widgets.ButtonLink(request.Paths.Runs(connection.Id), request.In("RecentWork.SyncOrPreview"))}
        <a class="button second" href="{request.Paths.Exports(connection.Id)}">{request.In("RecentWork.ExportHours")}</a>
        </div>
        """);

    private IHtmlContent Run()
    {
        if (work.LastRun is not { } run)
            return Html($"<p class=\"quiet\">{request.In("RecentWork.ThereWasNoSyncYet")}</p>");
        return Html($"""
            <p>{Widgets.Badge(RunWords.Badge(request, run.State))} {RunWords.KindOf(request, run)}, {Widgets.Moment(request, run.FinishedAt ?? run.StartedAt ?? run.QueuedAt)}</p>
            <p>{Counts(
                (run.Created, request.In("Common.New")), (run.Updated, request.In("Common.Changed")), (run.Unchanged, request.In("Common.Unchanged")),
                (run.Skipped, request.In("RecentWork.Skipped")), (run.Failed, request.In("RecentWork.Failed")))}</p>
            {Advice.Problem(request, new(connection.Id), run.Problem)}
            <p>{Widgets.Link(request.Paths.Run(connection.Id, run.Id), request.In("RecentWork.SeeThisSync"))}</p>
            """);
    }

    private IHtmlContent Export()
    {
        if (work.LastExport is not { } export)
            return Html($"<p class=\"quiet\">{request.In("RecentWork.ThereWasNoExportYet")}</p>");
        var unmapped = export.Administrations.Where(one => one.UnmappedCount > 0).ToList();
        return Html($"""
            <p>{Widgets.Badge(ExportNames.Badge(request, export.State))} {ExportNames.KindOf(request, export.Preview)}, {Widgets.Moment(request, export.FinishedAt ?? export.StartedAt ?? export.QueuedAt)}</p>
            <p>{Counts(
                (export.Created, request.In("Common.New")), (export.Changed, request.In("Common.Changed")), (export.Withdrawn, request.In("Common.Withdrawn")))}</p>
            <p>{RegistrationCountWords.Name(request.Reader)} {RegistrationCountWords.Of(export.Registrations, request.Reader)}</p>
            {Advice.Problem(request, new(connection.Id, ExportId: export.Id), export.Problem)}
            {Each(unmapped, one => $"<p>{Widgets.Link(request.Paths.Mapping(connection.Id, one.Id), Unmapped(one.UnmappedCount))} {request.In("RecentWork.At")} {Foreign(one.Name)}</p>")}
            <p>{Widgets.Link(request.Paths.Export(connection.Id, export.Id), request.In("RecentWork.SeeThisExport"))}</p>
            {(work.LastSuccess is { } success ? Success(success) : Nothing)}
            """);
    }

    private IHtmlContent Success(ExportResponse success) => Html($"""
        <p>{request.In("RecentWork.TheLastExportThatSucceeded")}
        <a href="{request.Paths.Export(connection.Id, success.Id)}">{Widgets.Moment(request, success.FinishedAt ?? success.QueuedAt)}</a></p>
        """);

    private IHtmlContent Employees(IReadOnlyDictionary<string, int> counts)
    {
        int Count(string status) => counts.GetValueOrDefault(status);
        return Html($"""
            <p>{Counts(
                (Count("waiting") + Count("proposed"), request.In("RecentWork.ToBeChosen")),
                (Count("check"), request.In("RecentWork.ToBeCheckedByHand")),
                (Count("clash"), request.In("RecentWork.WithAClashingPersonnelNumber")),
                (Count("failed"), request.In("RecentWork.Failed")),
                (Count("new"), request.In("RecentWork.ToBeAddedByTheNext")),
                (Count("linked"), request.In("RecentWork.Linked")))}</p>
            <p>{Widgets.Link(request.Paths.Employees(connection.Id), request.In("Common.ToTheEmployees"))}</p>
            """);
    }

    private string Unmapped(int count) => request.InPlural("RecentWork.NotMapped", count);

    /// <summary>Only what there is any of.</summary>
    private string Counts(params IEnumerable<(int Count, string Words)> counts)
    {
        var text = string.Join(", ", counts.Where(one => one.Count > 0).Select(one => $"{request.Reader.Count(one.Count)} {one.Words}"));
        return text.Length > 0 ? text : request.In("RecentWork.NothingToReport");
    }
}
