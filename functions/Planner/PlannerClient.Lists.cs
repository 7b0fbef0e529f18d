using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using LoketFunctions.Identifiers;

namespace LoketFunctions.Planner;

/// <summary>The lists that a planner gives, page by page.</summary>
internal sealed partial class PlannerClient
{
    /// <summary>Of one list: more than any account has, and an end where a planner's cursors have none.</summary>
    public const int MostPages = 5000;

    private const int EmployeesPerPage = 500;
    private const int RegistrationsPerPage = 2000;
    private const int RecordsPerPage = 200;
    private const int LongestCursor = 2048;

    /// <summary>All employees of the account, page by page.</summary>
    public IAsyncEnumerable<PlannerEmployee> ListEmployeesAsync(PlannerSettings planner, string account, CancellationToken cancellation) =>
        ListAsync<PlannerEmployeePage, PlannerEmployee>(
            planner, "ListPlannerEmployees", $"accounts/{account}/employees?limit={EmployeesPerPage}", cancellation);

    /// <summary>
    /// All registrations of the account that are dated <paramref name="from"/> to <paramref name="to"/>, both included, approved or
    /// not; page by page, so that a month need not be in memory.
    /// </summary>
    public IAsyncEnumerable<JsonElement> ListRegistrationsAsync(
        PlannerSettings planner, string account, ConnectionId connectionId, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"accounts/{account}/registrations?connectionId={connectionId}&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}"
            + $"&limit={RegistrationsPerPage}");
        return ListAsync<UnreadRegistrations, JsonElement>(planner, "ListPlannerRegistrations", path, cancellation);
    }

    /// <summary>
    /// Whole records of everybody whom an HR system that leads has in the connection's legal entity, whatever is in them; page by page.
    /// </summary>
    public IAsyncEnumerable<JsonElement> ListPersonnelAsync(
        PlannerSettings planner, string account, ConnectionId connectionId, CancellationToken cancellation) =>
        ListAsync<UnreadPersonnel, JsonElement>(
            planner, "ListPersonnelRecords", $"accounts/{account}/personnel?connectionId={connectionId}&limit={RecordsPerPage}",
            cancellation);

    private async IAsyncEnumerable<TItem> ListAsync<TPage, TItem>(
        PlannerSettings planner, string operation, string path, [EnumeratorCancellation] CancellationToken cancellation)
        where TPage : class, IPlannerPage<TItem>
    {
        // Cursors that go in circles, or on and on, would be followed for ever.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var call = new PlannerCall(
                planner, operation, HttpMethod.Get, cursor is null ? path : $"{path}&cursor={Uri.EscapeDataString(cursor)}");
            var page = await SendAsync(_repeating, call, PlannerResponse.ReadAsync<TPage>, cancellation);
            foreach (var item in page.Items)
                yield return item ?? throw PlannerResponse.Unreadable();
            cursor = page.NextCursor;
            if (cursor?.Length > LongestCursor || (cursor is not null && !seen.Add(cursor)) || seen.Count == MostPages)
                throw PlannerResponse.Unreadable();
        }
        while (cursor is not null);
    }
}
