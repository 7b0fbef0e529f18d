using System.Globalization;
using System.Text.Json.Nodes;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Clients;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;
using LoketFunctions.Personnel.Chains;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.Plan;

namespace LoketFunctions.Personnel.LoketSide;

/// <summary>
/// Employees in Loket, read whole and brought to what a plan says. What is to be changed is read again just before, and written by its
/// ETag, so that nothing is overwritten that the plan did not know.
/// </summary>
internal sealed class LoketEmployees(LoketClient loket)
{
    private static readonly IReadOnlyDictionary<LoketField, string?> Nothing = new Dictionary<LoketField, string?>();

    /// <summary>Null when Loket knows no such employee or employment, or the two do not belong together.</summary>
    /// <exception cref="LoketException">Loket or the way to it failed, or something of it cannot be read.</exception>
    public async Task<HeldEmployee?> ReadAsync(Guid employeeId, Guid employmentId, CancellationToken cancellation)
    {
        var employee = await loket.Employees.ReadAsync(employeeId, cancellation);
        var employment = await loket.Employments.ReadAsync(employmentId, cancellation);
        if (employee is null || employment is null || LoketRow.IdOf(employment.Content["employee"] as JsonObject) != employeeId)
            return null;
        var chains = new Dictionary<LoketResource, IReadOnlyList<HeldRecord>>();
        foreach (var resource in new[] { LoketResource.WorkingHours, LoketResource.Wage, LoketResource.OrganizationalEntity })
            chains[resource] = await ChainAsync(resource, employmentId, cancellation);
        return new HeldEmployee(
            employeeId, employmentId, Needed(employment.Content, "startDate", "GetEmploymentByEmploymentId"),
            Day(employment.Content, "endDate"), employee.Content, employment.Content, chains);
    }

    /// <summary>
    /// Carries out a plan, call by call. After each the chains are whole, so that whoever dies between reads, plans and goes on. An end
    /// that moves away goes first, as records after it need the room; one that comes nearer goes last, as Loket then drops what would begin
    /// later.
    /// </summary>
    /// <param name="held">What the plan was made from.</param>
    /// <exception cref="ChangedInLoketException">Loket holds something else by now.</exception>
    /// <exception cref="LoketException">
    /// A call failed. Those before it were carried out, and itself perhaps (<see cref="LoketFailure.MayBeDone"/>): read and plan again.
    /// </exception>
    public async Task CarryOutAsync(EmployeePlan plan, HeldEmployee held, CancellationToken cancellation)
    {
        if (plan.Employee.Count > 0)
        {
            await ChangeAsync(
                LoketResource.Employee, held.Employee, plan.Employee,
                () => loket.Employees.ReadAsync(held.EmployeeId, cancellation),
                (body, etag) => loket.Employees.UpdateAsync(held.EmployeeId, body, etag, cancellation));
        }

        if (plan.Employment.Count > 0)
        {
            await ChangeAsync(
                LoketResource.Employment, held.Employment, plan.Employment,
                () => loket.Employments.ReadAsync(held.EmploymentId, cancellation),
                (body, etag) => loket.Employments.UpdateAsync(held.EmploymentId, body, etag, cancellation));
        }

        var makesRoom = plan.ChangesEnd && (plan.End is null || plan.End > held.LastDay);
        if (makesRoom)
            await EndAsync(plan, held, cancellation);
        foreach (var (resource, writes) in plan.Chains)
            await WriteAsync(resource, held, writes, cancellation);
        if (plan.ChangesEnd && !makesRoom)
            await EndAsync(plan, held, cancellation);
    }

    private async Task EndAsync(EmployeePlan plan, HeldEmployee held, CancellationToken cancellation)
    {
        var now = await loket.Employments.ReadAsync(held.EmploymentId, cancellation);
        if (now is null || Day(now.Content, "endDate") != held.LastDay)
            throw new ChangedInLoketException(LoketResource.Employment);
        if (plan.End is { } lastDay)
            await loket.Employments.EndAsync(held.EmploymentId, EndOf(lastDay, plan.EndFields, now.Content), cancellation);
        else
            await loket.Employments.ReinstateAsync(held.EmploymentId, cancellation);
    }

    /// <summary>
    /// What the HR system says of the end. What the tax office is told besides stays as whoever processes the payroll has set it.
    /// </summary>
    private static EmploymentEnd EndOf(DateOnly lastDay, IReadOnlyDictionary<LoketField, string?> said, JsonObject employment)
    {
        var byPath = said.ToDictionary(one => one.Key.Path, one => one.Value, StringComparer.Ordinal);
        return new EmploymentEnd(
            lastDay, int.Parse(byPath[LoketFields.EndReason]!, CultureInfo.InvariantCulture),
            (employment["endOfEmploymentReasonTaxAuthorities"] as JsonObject)?["key"]?.GetValue<int>(),
            bool.Parse(byPath[LoketFields.EndByIllness]!));
    }

    private async Task WriteAsync(
        LoketResource resource, HeldEmployee held, IReadOnlyList<ChainWrite<FieldValues>> writes, CancellationToken cancellation)
    {
        var (chain, records) = (Client(resource), held.Chains[resource]);
        var now = await ChainAsync(resource, held.EmploymentId, cancellation);
        if (now.Count != records.Count || now.Zip(records).Any(pair => pair.First.Id != pair.Second.Id
            || !IsSame(resource, pair.First.Content, pair.Second.Content)))
        {
            throw new ChangedInLoketException(resource);
        }

        foreach (var write in writes)
        {
            if (write.Kind == ChainWriteKind.Append)
            {
                var content = held.KnownOf(resource).LastOrDefault(record => record.Start <= write.Start)?.Content ?? [];
                var body = LoketObject.Written(resource, content, write.Value.All);
                body["startDate"] = write.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                await chain.AppendAsync(held.EmploymentId, body, cancellation);
                continue;
            }

            var id = write.Record!.Id;
            await ChangeAsync(
                resource, records.First(record => record.Id == id).Content,
                write.Kind == ChainWriteKind.Change ? write.Value.All : Nothing,
                () => chain.ReadAsync(id, cancellation),
                (body, etag) => write.Kind == ChainWriteKind.Remove
                    ? chain.DeleteAsync(id, etag, cancellation)
                    : chain.UpdateAsync(id, body, etag, cancellation));
        }
    }

    private static async Task ChangeAsync(
        LoketResource resource, JsonObject held, IReadOnlyDictionary<LoketField, string?> changes, Func<Task<LoketRecord?>> read,
        Func<JsonObject, string?, Task> write)
    {
        var now = await read();
        if (now is null || !IsSame(resource, now.Content, held))
            throw new ChangedInLoketException(resource);
        try
        {
            await write(LoketObject.Written(resource, now.Content, changes), now.ETag);
        }
        catch (LoketException e) when (e.Failure.Reason is FailureReason.Conflict or FailureReason.NotFound)
        {
            throw new ChangedInLoketException(resource, e);
        }
    }

    private async Task<IReadOnlyList<HeldRecord>> ChainAsync(LoketResource resource, Guid employmentId, CancellationToken cancellation)
    {
        var list = await Client(resource).ListAsync(employmentId, cancellation);
        return
        [
            .. list.Complete().Select(row => new HeldRecord(row.Id, Needed(row.Content, "startDate", list.Activity), row.Content))
                .OrderBy(record => record.Start),
        ];
    }

    private ChainClient Client(LoketResource resource) => resource switch
    {
        LoketResource.WorkingHours => loket.WorkingHours,
        LoketResource.Wage => loket.Wages,
        LoketResource.OrganizationalEntity => loket.OrganizationalEntities,
        _ => throw new ArgumentOutOfRangeException(nameof(resource), resource, "It is no chain."),
    };

    private static bool IsSame(LoketResource resource, JsonObject one, JsonObject other) => JsonNode.DeepEquals(
        LoketObject.Written(resource, one, Nothing), LoketObject.Written(resource, other, Nothing));

    private static DateOnly? Day(JsonObject record, string name) =>
        DateOnly.TryParseExact(record[name]?.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static DateOnly Needed(JsonObject record, string name, string activity) => Day(record, name)
        ?? throw new LoketException(new LoketFailure(FailureReason.RecordUnreadable, 200, activity, name));
}
