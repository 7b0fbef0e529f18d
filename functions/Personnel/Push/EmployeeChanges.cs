using System.Globalization;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Personnel.LoketSide;
using LoketFunctions.Personnel.Plan;

namespace LoketFunctions.Personnel.Push;

/// <summary>Has Loket hold what the HR system says of somebody who is there.</summary>
internal sealed class EmployeeChanges(EmployeeRecords records)
{
    private const string Stars = "***";

    public async Task<PushResult> MakeAsync(
        PushScope scope, ReadEmployee read, Guid employeeId, Guid employmentId, Func<PushResult, Task> begun,
        CancellationToken cancellation)
    {
        try
        {
            return await TryMakeAsync(scope, read, employeeId, employmentId, begun, cancellation);
        }
        catch (ChangedInLoketException)
        {
            // Somebody was at work there: once more, from what is there now, and from what made way before.
            read = read with { Stored = await records.FindAsync(scope.Connection, read.Hash, cancellation) ?? read.Stored };
            return await TryMakeAsync(scope, read, employeeId, employmentId, begun, cancellation);
        }
    }

    private async Task<PushResult> TryMakeAsync(
        PushScope scope, ReadEmployee read, Guid employeeId, Guid employmentId, Func<PushResult, Task> begun,
        CancellationToken cancellation)
    {
        if (await scope.Loket.ReadAsync(employeeId, employmentId, cancellation) is not { } held)
            return read.Result with { Outcome = PushOutcome.SetAside, Code = PushCodes.GoneFromLoket };
        held = held with { Removed = read.Stored.Removed ?? held.Removed };
        var plan = EmployeePlanner.Plan(read.Said, held, scope.StartLine, scope.Today);
        var (number, notice) = await NumberAsync(scope, read, employeeId, cancellation);
        var result = Foretold(read, held, plan, number, notice);
        if (scope.Preview)
            return result;
        if (result.Changes.Count > 0 || !plan.IsEmpty)
        {
            await begun(result with { IsUnderWay = true });
            if (plan.RemovedFrom(held) is { Count: > 0 } removed)
                await records.NoteRemovedAsync(scope.Connection, read.Hash, removed, cancellation);
            if (!plan.IsEmpty)
                await scope.Loket.CarryOutAsync(held, plan, cancellation);
            if (number && !await TryWriteAsync(scope, employeeId, read.Number!.Value, cancellation))
            {
                result = result with
                {
                    Notices = [PushCodes.BsnRightMissing],
                    Changes = [.. result.Changes.Where(change => change.FieldId != OtherFields.CitizenServiceNumber)],
                };
            }
        }

        await records.NoteSentAsync(scope.Connection, read.Hash, SentOf(read, scope.Today), cancellation);
        return result;
    }

    private static PushResult Foretold(ReadEmployee read, HeldEmployee held, EmployeePlan plan, bool number, string? notice)
    {
        var changes = plan.Changes.Select(change => new PushedChange(
            change.Field.Id, change.From, change.Was, change.Becomes, IsOverwritten(read.Stored, change))).ToList();
        if (plan.ChangesEnd && plan.End != held.LastDay)
            changes.Add(new PushedChange(OtherFields.LastDay, null, Text(held.LastDay), Text(plan.End), IsEndOverwritten(read, held)));
        if (number)
            changes.Add(new PushedChange(OtherFields.CitizenServiceNumber, null, Stars, Stars, false));
        var nextDay = plan.Waiting.Select(one => (DateOnly?)one.From).FirstOrDefault();
        return read.Result with
        {
            // What made way may have to come back though no field changes by it.
            Outcome = changes.Count > 0 || !plan.IsEmpty ? PushOutcome.Changed
                : nextDay is null ? PushOutcome.Unchanged
                : PushOutcome.Waiting,
            Changes = changes,
            NextDay = nextDay,
            Notices = notice is null ? [] : [notice],
        };
    }

    /// <summary>Whether the citizen service number is to be sent: it is said, and Loket has another or none.</summary>
    private static async Task<(bool ToSend, string? Notice)> NumberAsync(
        PushScope scope, ReadEmployee read, Guid employeeId, CancellationToken cancellation)
    {
        if (read.Number is not { } said)
            return (false, null);
        try
        {
            var held = await scope.Loket.ReadNumberAsync(employeeId, cancellation);
            return (held is null || held.Value.Reveal() != said.Reveal(), null);
        }
        catch (LoketException exception) when (exception.Failure.Reason == FailureReason.RightMissing)
        {
            return (false, PushCodes.BsnRightMissing);
        }
    }

    private static async Task<bool> TryWriteAsync(
        PushScope scope, Guid employeeId, CitizenServiceNumber number, CancellationToken cancellation)
    {
        try
        {
            await scope.Loket.WriteNumberAsync(employeeId, number, cancellation);
            return true;
        }
        catch (LoketException exception) when (exception.Failure.Reason == FailureReason.RightMissing)
        {
            return false;
        }
    }

    /// <summary>Loket holds on that day what this link did not put there. Of what was never sent it cannot be said.</summary>
    private static bool IsOverwritten(StoredEmployee stored, FieldChange change) =>
        stored.Sent.TryGetValue(change.Field.Id, out var sent)
        && sent.LastOrDefault(one => one.From is null || one.From <= change.From) is { } last && last.Value != change.Was;

    private static bool IsEndOverwritten(ReadEmployee read, HeldEmployee held) =>
        read.Stored.Sent.TryGetValue(OtherFields.LastDay, out var sent) && sent is [var last] && last.Value != Text(held.LastDay);

    private static Dictionary<string, IReadOnlyList<SentValue>> SentOf(ReadEmployee read, DateOnly today)
    {
        var sent = new Dictionary<string, IReadOnlyList<SentValue>>(read.Stored.Sent, StringComparer.Ordinal)
        {
            [OtherFields.LastDay] = [new SentValue(null, Text(read.Said.LastDay))],
        };
        foreach (var (field, value) in read.Said.Present)
            sent[field.Id] = [new SentValue(null, value)];
        foreach (var (field, history) in read.Said.Histories)
            sent[field.Id] = [.. history.Where(one => one.From <= today).Select(one => new SentValue(one.From, one.Value))];
        return sent;
    }

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
