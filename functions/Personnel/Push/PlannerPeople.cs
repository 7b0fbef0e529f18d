using LoketFunctions.Loket.Failures;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.Plan;
using LoketFunctions.Staff;

namespace LoketFunctions.Personnel.Push;

/// <summary>
/// People who were first made in the planner, where Loket leads. Who somebody is in Loket is kept among the links that syncs go by, so that
/// the next one updates the planner's employee and makes no second. Of whoever is in Loket nothing is changed: what the record says
/// otherwise is told.
/// </summary>
internal sealed class PlannerPeople(EmployeeRows rows, LinkStore links)
{
    private const string Stars = "***";

    /// <summary>Who the person is in Loket, by what was pushed before or by the links; null while nothing says so.</summary>
    public async Task<Guid?> FindAsync(PushScope scope, ReadEmployee read, EmployeeRow? row, CancellationToken cancellation)
    {
        if (!scope.LoketLeads || row?.LoketEmployeeId is not null)
            return row?.LoketEmployeeId;
        var link = await links.FindByPlannerAsync(scope.Connection.Id, read.Stored.Pushed.EmployeeId, cancellation);
        // That of a concept is kept before it is an employee.
        return link?.EmployeeId == row?.ConceptId ? null : link?.EmployeeId;
    }

    /// <summary>Keeps the link. Before a concept is converted, so that no sync ever reads the employee without it.</summary>
    /// <returns>False where one of the two is somebody else's.</returns>
    public async Task<bool> TryLinkAsync(PushScope scope, ReadEmployee read, Guid employeeId, CancellationToken cancellation) =>
        !scope.LoketLeads || scope.Preview || await links.TryKeepPushedAsync(
            scope.Connection.Id, employeeId, read.Stored.Pushed.EmployeeId, cancellation);

    /// <summary>The concept is no employee, and does not become one as it is.</summary>
    public Task UnlinkAsync(PushScope scope, Guid conceptId, CancellationToken cancellation) =>
        scope.LoketLeads ? links.ForgetPushedAsync(scope.Connection.Id, conceptId, cancellation) : Task.CompletedTask;

    /// <summary>The end of it for somebody who is in Loket: what is still owed of a new person, and what is not taken over.</summary>
    /// <param name="begun">Told before anything is written to Loket.</param>
    public async Task<PushResult> FinishAsync(
        PushScope scope, ReadEmployee read, Guid employeeId, Guid employmentId, Func<PushResult, Task> begun,
        CancellationToken cancellation)
    {
        if (await scope.Loket.ReadAsync(employeeId, employmentId, cancellation) is not { } held)
            return read.Result with { Outcome = PushOutcome.SetAside, Code = PushCodes.GoneFromLoket };
        var result = read.Result with
        {
            // Nothing more is to come of the record.
            IsOver = true,
            Faults = [.. NotTakenOver(scope, read, held)],
        };
        var row = await rows.FindAsync(scope.Connection.Id, read.Hash, cancellation);
        return row is { OwesNumber: true } && !scope.Preview
            ? await WriteNumberAsync(scope, read, result, employeeId, begun, cancellation)
            : result with { Code = PushCodes.AlreadyInLoket };
    }

    /// <summary>Of a new person, once: a number that Loket holds by then stays.</summary>
    private async Task<PushResult> WriteNumberAsync(
        PushScope scope, ReadEmployee read, PushResult result, Guid employeeId, Func<PushResult, Task> begun,
        CancellationToken cancellation)
    {
        if (read.Number is { } said)
        {
            try
            {
                var held = await scope.Loket.ReadNumberAsync(employeeId, cancellation);
                result = held is { } other && other.Reveal() != said.Reveal()
                    ? result with { Faults = [.. result.Faults, NotTaken(scope, OtherFields.CitizenServiceNumber, null)] }
                    : result with
                    {
                        Outcome = PushOutcome.Changed,
                        Changes = [new PushedChange(OtherFields.CitizenServiceNumber, null, Stars, Stars, false)],
                    };
                if (held is null)
                {
                    await begun(result with { IsUnderWay = true });
                    await scope.Loket.WriteNumberAsync(employeeId, said, cancellation);
                }
            }
            catch (LoketException exception) when (exception.Failure.Reason == FailureReason.RightMissing)
            {
                return result with { Outcome = PushOutcome.Unchanged, Changes = [], Notices = [PushCodes.BsnRightMissing] };
            }
        }

        await rows.ChangeOrAddAsync(scope.Connection.Id, read.Hash, row => row.OwesNumber = false, cancellation);
        return result;
    }

    /// <summary>What the record says otherwise than Loket holds it, now or from a later day on.</summary>
    private static IEnumerable<PushFault> NotTakenOver(PushScope scope, ReadEmployee read, HeldEmployee held)
    {
        var day = held.FirstDay > scope.Today ? held.FirstDay : scope.Today;
        var plan = EmployeePlanner.Plan(read.Said, held, day, day);
        var fields = plan.Changes.Where(change => change.Field.Resource != LoketResource.End)
            .Select(change => NotTaken(scope, change.Field.Id, change.From))
            .Concat(plan.Waiting.Select(one => NotTaken(scope, one.Field.Id, one.From)));
        if (read.Said.LastDay is { } last && last != held.LastDay)
            fields = fields.Append(NotTaken(scope, OtherFields.LastDay, null));
        var pay = (read.Stored.Pushed.Compensations ?? []).Select(one => one.Type).Distinct(StringComparer.Ordinal)
            .Select(type => NotTaken(scope, OtherFields.PayPrefix + type, null));
        return fields.Concat(pay);
    }

    private static PushFault NotTaken(PushScope scope, string fieldId, DateOnly? from) =>
        new(PushFaultCodes.LoketLeads, scope.AttributeOf(fieldId), fieldId, from, []);
}
