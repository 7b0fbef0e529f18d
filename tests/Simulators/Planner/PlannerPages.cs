using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LoketFunctions.Simulators.Planner;

/// <summary>
/// The planner as its own users see it: who works here, in short, and the way into the app's console. Whoever asks is taken for a signed-in
/// user; a real planner knows who asks, and what they may.
/// </summary>
internal static class PlannerPages
{
    public const string Root = "/planner";
    private const int MostShown = 100;

    public static void Map(IEndpointRouteBuilder routes, SimulatedPlanner planner)
    {
        routes.MapGet(Root + "/{account}", (string account) => Html(Page(account, planner.Account(account))));
        routes.MapGet("/open-console", (string account, string? language, CancellationToken cancellation) =>
            OpenAsync(planner, account, language ?? "nl", cancellation));
    }

    /// <summary>The planner's backend asks for a link by a signed call, and sends the browser there at once: it is good once.</summary>
    private static async Task<IResult> OpenAsync(
        SimulatedPlanner planner, string account, string language, CancellationToken cancellation) =>
        planner.OpenConsole is { } open
            ? Results.Redirect((await open(account, language, cancellation)).ToString())
            : PlannerEndpoints.Problem(StatusCodes.Status503ServiceUnavailable, "Nothing told this planner how to open the console.");

    private static string Page(string account, PlannerAccount held)
    {
        var employees = held.Employees;
        var outcomes = held.Results.Index().GroupBy(result => result.Item.LoketEmployeeId, StringComparer.Ordinal)
            .ToDictionary(results => results.Key, results => results.Last(), StringComparer.Ordinal);
        var shown = employees.OrderByDescending(employee => Touched(employee)?.Index ?? -1).Take(MostShown).ToList();
        var marks = held.Confirmations.ByRegistration.Values.CountBy(mark => mark.State).ToDictionary(StringComparer.Ordinal);
        return $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Simulated planner: {{Encoded(account)}}</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; margin: 1.5rem auto; max-width: 64rem; padding: 0 1rem }
            table { border-collapse: collapse; width: 100% }
            th, td { text-align: left; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid #8888 }
            </style>
            </head>
            <body>
            <main>
            <h1>Simulated planner: {{Encoded(account)}}</h1>
            <p>Loket.nl:
            <a href="/open-console?account={{Uri.EscapeDataString(account)}}&amp;language=nl">de koppeling in het Nederlands</a>,
            <a href="/open-console?account={{Uri.EscapeDataString(account)}}&amp;language=en">the connection in English</a></p>
            {{string.Concat(held.Notices.Standing.Select(Notice))}}
            <h2>Registrations</h2>
            <p>{{held.Registrations.All.Count}} in all; told to be exported: {{marks.GetValueOrDefault(PlannerConfirmations.Exported)}},
            left out: {{marks.GetValueOrDefault(PlannerConfirmations.LeftOut)}},
            withdrawn: {{marks.GetValueOrDefault(PlannerConfirmations.Withdrawn)}}.</p>
            <h2>Employees</h2>
            <p>{{employees.Count}} in all{{(shown.Count < employees.Count ? $", of whom {shown.Count} are shown" : "")}};
            those that the app sent last stand first.</p>
            <table>
            <thead><tr><th scope="col">Name</th><th scope="col">Number</th><th scope="col">Id here</th>
            <th scope="col">Contracts</th><th scope="col">Of Loket</th><th scope="col">Last sent</th></tr></thead>
            <tbody>
            {{string.Concat(shown.Select(employee => Row(employee, Touched(employee)?.Item.Outcome)))}}
            </tbody>
            </table>
            </main>
            </body>
            </html>
            """;

        (int Index, RecordResult Item)? Touched(StoredEmployee employee) =>
            employee.LoketEmployeeId is { } id && outcomes.TryGetValue(id, out var result) ? result : null;
    }

    private static string Notice(ConnectionNotice notice) =>
        $"<p role=\"status\" lang=\"{Encoded(notice.Language)}\"><strong>{Encoded(notice.Detail ?? notice.Reason)}</strong> "
            + $"{Encoded(notice.WhatToDo ?? "")} "
        + $"<a href=\"{Encoded(notice.Link?.AbsoluteUri ?? "")}\">{Encoded(notice.Reason)}</a></p>\n";

    private static string Row(StoredEmployee employee, string? outcome)
    {
        var shown = employee.Shown;
        var name = $"{shown.FirstName} {shown.LastName}".Trim() + (employee.Active ? "" : " (ended)");
        string[] cells = [shown.PersonnelNumber ?? "", employee.Id, $"{employee.Contracts.Count}",
            employee.LoketEmployeeId is null ? "no" : "yes", outcome ?? ""];
        return $"<tr><th scope=\"row\">{Encoded(name)}</th>{string.Concat(cells.Select(cell => $"<td>{Encoded(cell)}</td>"))}</tr>\n";
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    private static IResult Html(string page) => Results.Content(page, "text/html; charset=utf-8");
}
