using LoketFunctions.Identifiers;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Time;

namespace LoketFunctions.Sync;

/// <summary>
/// Reads an employer's staff in bulk: everything, or the employments that changed since the cursor or are due by date. Never
/// one call per employee.
/// </summary>
internal sealed class EmployerReader(SnapshotStore snapshots, TimeProvider clock)
{
    private readonly RemovedEmployments _removed = new(snapshots);

    /// <summary>Above this many changed employments the whole lists cost fewer calls than filters by id.</summary>
    private const int MostByFilter = 150;

    public async Task<StagedStaff> ReadAsync(EmployerStep step, PlannerProfile profile, LoketClient loket, CancellationToken cancellation)
    {
        var read = await ReadStaffAsync(step, profile, loket, cancellation);
        // An employer whose number did not move has had nothing removed.
        return read.Complete || step.Employer.NextCursor > step.Employer.Cursor
            ? read with { Removed = await _removed.FindAsync(step, loket, cancellation) }
            : read;
    }

    private async Task<StagedStaff> ReadStaffAsync(
        EmployerStep step, PlannerProfile profile, LoketClient loket, CancellationToken cancellation)
    {
        var (request, employer) = step;
        if (employer.Cursor is not { } cursor)
            return await ReadCompleteAsync(employer, profile, loket, cancellation);

        var list = await loket.VersionNumbers.EmploymentsAsync(employer.EmployerId, cursor, cancellation);
        var changes = list.Readable();
        var wanted = changes.Select(change => change.Id!.Value)
            .Concat(list.Unreadable.Select(record => record.Id).OfType<Guid>()).ToHashSet();
        wanted.UnionWith(await DueAsync(step, cancellation));
        // Whoever changed without its being said who is among all.
        if (wanted.Count > MostByFilter || list.Unreadable.Any(record => record.Id is null))
            return await ReadCompleteAsync(employer, profile, loket, cancellation);

        var next = employer.NextCursor ?? changes.Max(change => change.LastModifiedVersionNumber) ?? cursor;
        if (wanted.Count == 0 && request.EmployeeId is null)
            return new StagedStaff(false, next, [], [], false);
        try
        {
            return await ReadChangedAsync(step, profile, loket, wanted, next, cancellation);
        }
        catch (LoketException exception) when (exception.Failure.Reason is FailureReason.BadRequest or FailureReason.BusinessRule)
        {
            // Filtering by id is documented in general, not per list: a list that refuses it is read whole.
            return await ReadCompleteAsync(employer, profile, loket, cancellation);
        }
    }

    private async Task<StagedStaff> ReadCompleteAsync(
        EmployerPlan employer, PlannerProfile profile, LoketClient loket, CancellationToken cancellation)
    {
        var id = employer.EmployerId;
        var next = employer.NextCursor ?? await loket.VersionNumbers.HighestAsync(id, cancellation) ?? 0;
        var today = AmsterdamTime.DateOf(clock.GetUtcNow());
        var filters = loket.UserFilterSettings.FindAsync(id, cancellation);
        var employments = loket.Employments.ListAsync(id, null, cancellation);
        var employees = loket.Employees.ListAsync(id, null, cancellation);
        var wages = loket.Actuals.WagesAsync(id, today, null, cancellation);
        var hours = loket.Actuals.WorkingHoursAsync(id, today, null, cancellation);
        var units = loket.Actuals.OrganizationalEntitiesAsync(id, today, null, cancellation);
        await Task.WhenAll(employments, employees, wages, hours, units);

        var jobs = await employments;
        var lists = new StaffLists(
            jobs, await employees, await new StarterReader(id, loket, profile).AddAsync(jobs, await wages, today, cancellation),
            await Hours(loket, id, today).CompleteAsync(jobs.Readable(), await hours, cancellation),
            await Units(loket, id, today).CompleteAsync(jobs.Readable(), await units, cancellation));
        var staged = lists.Stage(new StaffMapper(profile, today), today);
        return staged with { Complete = true, Cursor = next, Filtered = await HidesAsync(filters) };
    }

    private async Task<StagedStaff> ReadChangedAsync(
        EmployerStep step, PlannerProfile profile, LoketClient loket, HashSet<Guid> wanted, long next, CancellationToken cancellation)
    {
        var id = step.Employer.EmployerId;
        var today = AmsterdamTime.DateOf(clock.GetUtcNow());
        var employments = await ById("id", wanted, filter => loket.Employments.ListAsync(id, filter, cancellation), cancellation);
        if (step.Request.EmployeeId is { } one)
            employments = employments.With(await loket.Employments.ListAsync(id, LoketFilter.Equal("employee.id", one), cancellation));

        var found = employments.Readable().Select(employment => employment.Id!.Value).ToHashSet();
        var people = employments.Readable().Select(employment => employment.Employee?.Id)
            .Concat(employments.Unreadable.Select(record => record.EmployeeId)).OfType<Guid>().ToHashSet();
        var lists = new StaffLists(
            employments,
            await ById("id", people, filter => loket.Employees.ListAsync(id, filter, cancellation), cancellation),
            await new StarterReader(id, loket, profile).AddAsync(
                employments, await ById("employmentId", found, filter => loket.Actuals.WagesAsync(id, today, filter, cancellation),
                    cancellation), today, cancellation),
            await Hours(loket, id, today).CompleteAsync(
                employments.Readable(),
                await ById("employmentId", found, filter => loket.Actuals.WorkingHoursAsync(id, today, filter, cancellation), cancellation),
                cancellation),
            await Units(loket, id, today).CompleteAsync(
                employments.Readable(),
                await ById("employmentId", found, filter => loket.Actuals.OrganizationalEntitiesAsync(id, today, filter, cancellation),
                    cancellation), cancellation));
        var returned = found.Concat(employments.Unreadable.Select(record => record.Id).OfType<Guid>());
        return lists.Stage(new StaffMapper(profile, today), today) with { Cursor = next, NotReturned = [.. wanted.Except(returned)] };
    }

    /// <summary>Employments of the employer's administrations on which a date falls, by their own snapshots.</summary>
    private async Task<HashSet<Guid>> DueAsync(EmployerStep step, CancellationToken cancellation)
    {
        var today = AmsterdamTime.DateOf(clock.GetUtcNow());
        var due = new HashSet<Guid>();
        foreach (var administration in step.Employer.AdministrationIds)
        {
            var key = new AdministrationKey(step.Request.ConnectionId, administration);
            var head = await snapshots.ReadHeadAsync(key, cancellation);
            if (!(head?.Due <= today))
                continue;
            var snapshot = await snapshots.ReadAsync(key, cancellation);
            foreach (var person in snapshot!.Value.People.Values.Where(person => person.DueDates().Any(date => date <= today)))
                due.UnionWith(person.Wanted.Contracts.Keys.Concat(person.Unread?.Employments ?? []));
        }

        return due;
    }

    private static Task<LoketList<T>> ById<T>(
        string field, IReadOnlySet<Guid> ids, Func<LoketFilter?, Task<LoketList<T>>> read, CancellationToken cancellation)
        where T : class, IListed => read.ByIdAsync(field, ids, cancellation);

    private static ChainReader<ActualWorkingHours> Hours(LoketClient loket, Guid employerId, DateOnly today) => new(
        new Chain<ActualWorkingHours>(
            (day, filter, cancellation) => loket.Actuals.WorkingHoursAsync(employerId, day, filter, cancellation), one => one.EmploymentId,
            one => one.WorkingHours?.StartDate),
        today);

    private static ChainReader<ActualOrganizationalEntity> Units(LoketClient loket, Guid employerId, DateOnly today) => new(
        new Chain<ActualOrganizationalEntity>(
            (day, filter, cancellation) => loket.Actuals.OrganizationalEntitiesAsync(employerId, day, filter, cancellation),
            one => one.EmploymentId, one => one.OrganizationalEntity?.StartDate),
        today);

    /// <summary>Only explains who is missing, so a failure to know it is no failure of the sync.</summary>
    private static async Task<bool> HidesAsync(Task<UserFilterSettings?> settings)
    {
        try
        {
            return (await settings)?.EmploymentFilter?.MayHide == true;
        }
        catch (LoketException)
        {
            return false;
        }
    }
}
