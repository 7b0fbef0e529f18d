using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Localization;
using LoketFunctions.Security;

namespace LoketFunctions.Sync.Employees;

/// <summary>
/// Employees of Loket's and of the planner's, and who is who. A caller sees those of the administrations in the caller's reach.
/// </summary>
internal sealed class EmployeeOperations(ConnectionStore connections, StaffViews views, EmployeeResponses answers)
{
    public async Task<EmployeePage> SearchAsync(
        Caller caller, ConnectionId connectionId, EmployeeSearch search, CancellationToken cancellation)
    {
        Require(search.Page, search.PageSize, search.Text);
        var connection = await connections.GetLoketLedAsync(caller, connectionId, Permission.ViewPayroll, cancellation);
        if (search.AdministrationId is { } one)
            await connections.GetAdministrationAsync(caller, connection, one, Permission.ViewPayroll, cancellation);
        var view = await views.ReadAsync(connection, id => caller.Access.Sees(id) && id == (search.AdministrationId ?? id), cancellation);
        var everybody = view.Everybody.ToList();
        var text = new PersonSearch(search.Text);
        var found = everybody
            .Where(employee => (search.Statuses?.Contains(employee.Status) != false) && text.Fits(employee.Person.Name, employee.Number))
            .OrderBy(employee => employee.Person.Name, StringComparer.InvariantCultureIgnoreCase).ThenBy(employee => employee.Id).ToList();
        var page = Paged.Take(found, search.Page, search.PageSize);
        return new EmployeePage(
            await answers.OfAsync(page, view, LanguageOf(caller, connection), cancellation), Counts(everybody), found.Count, search.Page,
            search.PageSize, view.ReadAt);
    }

    public async Task<EmployeeDetails> GetAsync(Caller caller, ConnectionId connectionId, Guid employeeId, CancellationToken cancellation)
    {
        var connection = await connections.GetLoketLedAsync(caller, connectionId, Permission.ViewPayroll, cancellation);
        var view = await views.ReadAsync(connection, caller.Access.Sees, cancellation);
        var employee = view.Find(employeeId) ?? throw Problems.Throw(Problems.NotFound("employee"));
        var answer = (await answers.OfAsync([employee], view, LanguageOf(caller, connection), cancellation))[0];
        return new EmployeeDetails(answer, employee.LastDay, EmployeeResponses.FieldsOf(employee, view.Profile));
    }

    /// <summary>Who waits for a choice: the same as a search for those.</summary>
    public async Task<WaitingList> ListWaitingAsync(
        Caller caller, ConnectionId connectionId, PageQuery page, CancellationToken cancellation)
    {
        var connection = await connections.GetLoketLedAsync(caller, connectionId, Permission.ViewPayroll, cancellation);
        var view = await views.ReadAsync(connection, caller.Access.Sees, cancellation);
        var waiting = view.Everybody.Where(employee => employee.Status is EmployeeStatus.Waiting or EmployeeStatus.Proposed)
            .OrderBy(employee => employee.Person.Name, StringComparer.InvariantCultureIgnoreCase).ThenBy(employee => employee.Id).ToList();
        return new WaitingList([.. (await answers.OfAsync(page.From(waiting), view, LanguageOf(caller, connection), cancellation))
            .Select(employee => new WaitingEmployee(
            employee.LoketEmployeeId, employee.AdministrationId, employee.Name, employee.PersonnelNumber, employee.Reason!, employee.Words,
            employee.Proposals))], waiting.Count);
    }

    /// <summary>
    /// The planner's employees as last read, to link by hand. Whose they are among staff that the caller may not see is not shown.
    /// </summary>
    public async Task<PlannerEmployeeList> SearchPlannerAsync(
        Caller caller, ConnectionId connectionId, PlannerEmployeeSearch search, CancellationToken cancellation)
    {
        Require(search.Page, search.PageSize, search.Text);
        var connection = await connections.GetLoketLedAsync(caller, connectionId, Permission.ViewPayroll, cancellation);
        var view = await views.ReadAsync(connection, caller.Access.Sees, cancellation);
        var isWhole = caller.Access.AllowsWhole(Permission.ViewPayroll);
        var text = new PersonSearch(search.Text);
        var found = view.Planner.Employees
            .Select(employee => (Employee: employee, Holder: view.Planner.HolderOf(employee)))
            .Where(pair => isWhole || (pair.Holder is { } holder ? view.Find(holder) is not null
                : !Guid.TryParse(pair.Employee.AdministrationId, out var administration) || caller.Access.Sees(administration)))
            .Where(pair => text.Fits(pair.Employee.FullName(), pair.Employee.PersonnelNumber))
            .OrderBy(pair => pair.Employee.FullName(), StringComparer.InvariantCultureIgnoreCase).ThenBy(
                pair => pair.Employee.Id, StringComparer.Ordinal).ToList();
        return new PlannerEmployeeList(
            [.. Paged.Take(found, search.Page, search.PageSize).Select(pair => new PlannerEmployeeResponse(
                pair.Employee.Id, pair.Employee.FullName(), pair.Employee.PersonnelNumber, pair.Employee.DateOfBirth, pair.Employee.Active,
                pair.Holder, pair.Holder is { } holder ? view.Find(holder)?.Person.Name : null))],
            found.Count, search.Page, search.PageSize, view.ReadAt);
    }

    private static Dictionary<string, int> Counts(List<StandingEmployee> everybody)
    {
        var counts = everybody.GroupBy(employee => employee.Status).ToDictionary(group => group.Key, group => group.Count());
        return Enum.GetValues<EmployeeStatus>().ToDictionary(
            status => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(status.ToString()),
            status => counts.GetValueOrDefault(status));
    }

    private static string LanguageOf(Caller caller, Connection connection) => caller.Language ?? connection.Language;

    private static void Require(int page, int pageSize, string? text)
    {
        var faults = Paged.Faults(page, pageSize);
        if (text?.Length > PersonSearch.MaxLength)
            faults["text"] = InputFaults.TooLong(PersonSearch.MaxLength);
        if (faults.Count > 0)
            throw Problems.Throw(Problems.Invalid(faults));
    }
}
