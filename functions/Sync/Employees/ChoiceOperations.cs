using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Localization;
using LoketFunctions.Security;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync.Employees;

/// <summary>One of many choices.</summary>
/// <param name="PlannerEmployeeId">With <see cref="EmployeeChoice.Link"/> only.</param>
internal sealed record EmployeeChoiceRequest(Guid LoketEmployeeId, EmployeeChoice Choice, string? PlannerEmployeeId = null);

/// <param name="Choices">At most <see cref="ChoiceOperations.MostAtOnce"/>.</param>
internal sealed record ChoicesRequest(IReadOnlyList<EmployeeChoiceRequest> Choices);

/// <param name="Name">Null where there is no such employee.</param>
/// <param name="Words">Why it was not kept, in the reader's language; null where it was.</param>
public sealed record ChoiceResponse(Guid LoketEmployeeId, string? Name, ChoiceOutcome Outcome, string? Words)
{
    public override string ToString() => $"{LoketEmployeeId} {Outcome}";
}

/// <param name="Results">One per choice, in their order.</param>
public sealed record ChoicesResponse(int Kept, IReadOnlyList<ChoiceResponse> Results);

/// <summary>What the user chooses for employees of Loket's: add, do not import, or link; undo; checked by hand.</summary>
internal sealed class ChoiceOperations(ConnectionStore connections, StaffViews views, LinkStore links, Merging merging, AuditLog audit)
{
    public const int MostAtOnce = 500;
    private const int WritesAtOnce = 8;

    /// <summary>Keeps the user's choice. It holds from the next sync on, until another one is made or it is undone.</summary>
    public async Task ChooseAsync(
        Caller caller, ConnectionId connectionId, Guid employeeId, ChoiceRequest asked, CancellationToken cancellation)
    {
        var (connection, view) = await ViewAsync(caller, connectionId, cancellation);
        ChoiceRules.Require(ChoiceRules.Check(caller.Access, view, employeeId, asked, isOneOfMany: false));
        ChoiceRules.Require(await KeepAsync(caller, connection, view, employeeId, asked, cancellation));
    }

    /// <summary>Keeps every choice that may be kept, and says of each what became of it.</summary>
    public async Task<ChoicesResponse> ChooseManyAsync(
        Caller caller, ConnectionId connectionId, ChoicesRequest asked, CancellationToken cancellation)
    {
        if (asked.Choices.Count is 0 or > MostAtOnce)
            throw Problems.Throw(Problems.Invalid("choices", InputFaults.NotAtOnce(asked.Choices.Count, MostAtOnce)));
        if (asked.Choices.DistinctBy(choice => choice.LoketEmployeeId).Count() < asked.Choices.Count)
            throw Problems.Throw(Problems.Invalid("choices", SyncInputFaults.EmployeeTwice));
        var (connection, view) = await ViewAsync(caller, connectionId, cancellation);
        var outcomes = new ChoiceOutcome[asked.Choices.Count];
        await Parallel.ForEachAsync(
            asked.Choices.Index(), new ParallelOptions { MaxDegreeOfParallelism = WritesAtOnce, CancellationToken = cancellation },
            async (pair, token) =>
            {
                var (id, choice) = (pair.Item.LoketEmployeeId, new ChoiceRequest(pair.Item.Choice, pair.Item.PlannerEmployeeId));
                var outcome = ChoiceRules.Check(caller.Access, view, id, choice, isOneOfMany: true);
                outcomes[pair.Index] = outcome == ChoiceOutcome.Kept
                    ? await KeepAsync(caller, connection, view, id, choice, token)
                    : outcome;
            });
        var language = caller.Language ?? connection.Language;
        return new ChoicesResponse(
            outcomes.Count(outcome => outcome == ChoiceOutcome.Kept),
            [.. asked.Choices.Zip(outcomes, (choice, outcome) => new ChoiceResponse(
                choice.LoketEmployeeId, view.Find(choice.LoketEmployeeId)?.Person.Name, outcome, ChoiceWords.Of(outcome, language)))]);
    }

    /// <summary>The rules decide again, as if nothing had been chosen. Whom a sync created meanwhile stays linked.</summary>
    public async Task UndoAsync(Caller caller, ConnectionId connectionId, Guid employeeId, CancellationToken cancellation)
    {
        var (connection, view) = await ViewAsync(caller, connectionId, cancellation);
        Find(caller, view, employeeId);
        if (await links.FindAsync(connection.Id, employeeId, cancellation) is not { Choice: { } choice })
            return;
        await links.UndoAsync(connection.Id, employeeId, cancellation);
        await merging.PartAsync(connection, view, employeeId, cancellation);
        await audit.WriteAsync(
            caller, connection.Id, new AuditEvent(AuditAction.EmployeeChoiceUndone, employeeId.ToString(), Before: choice.ToString()),
            cancellation);
    }

    /// <summary>Somebody compared the fields that linking left alone.</summary>
    public async Task MarkCheckedAsync(Caller caller, ConnectionId connectionId, Guid employeeId, CancellationToken cancellation)
    {
        var (connection, view) = await ViewAsync(caller, connectionId, cancellation);
        var employee = Find(caller, view, employeeId);
        if (employee.Checks.Count == 0)
            return;
        await links.CheckAsync(connection.Id, employeeId, employee.Decision.Link!.PlannerEmployeeId!, cancellation);
        var fields = string.Join(' ', employee.Checks.Select(check => check.Field).Distinct());
        await audit.WriteAsync(
            caller, connection.Id, new AuditEvent(AuditAction.EmployeeChecked, employeeId.ToString(), After: fields), cancellation);
    }

    private async Task<ChoiceOutcome> KeepAsync(
        Caller caller, Connection connection, StaffView view, Guid employeeId, ChoiceRequest asked, CancellationToken cancellation)
    {
        if (asked is { Merge: true, PlannerEmployeeId: { } shared })
        {
            await merging.PartAsync(connection, view, employeeId, cancellation);
            await merging.MergeAsync(connection, view, employeeId, shared, cancellation);
            await AuditAsync(caller, connection, employeeId, $"{asked.Choice} {shared} merged", cancellation);
            return ChoiceOutcome.Kept;
        }

        if (asked.PlannerEmployeeId is { } id && view.Planner.Find(id) is { } theirs && view.Planner.HolderOf(theirs) is { } holder
            && holder != employeeId && ChoiceRules.HasLeft(view, holder))
        {
            await links.UndoAsync(connection.Id, holder, cancellation);
        }

        if (!await links.TryChooseAsync(connection.Id, employeeId, asked.Choice, asked.PlannerEmployeeId, cancellation))
            return ChoiceOutcome.Taken;
        await merging.PartAsync(connection, view, employeeId, cancellation);
        await AuditAsync(caller, connection, employeeId, $"{asked.Choice} {asked.PlannerEmployeeId}".Trim(), cancellation);
        return ChoiceOutcome.Kept;
    }

    private Task AuditAsync(Caller caller, Connection connection, Guid employeeId, string chosen, CancellationToken cancellation) =>
        audit.WriteAsync(
            caller, connection.Id, new AuditEvent(AuditAction.EmployeeChosen, employeeId.ToString(), After: chosen), cancellation);

    private static StandingEmployee Find(Caller caller, StaffView view, Guid employeeId)
    {
        ChoiceRules.Require(
            ChoiceRules.Check(caller.Access, view, employeeId, new ChoiceRequest(EmployeeChoice.Ignore), isOneOfMany: false));
        return view.Find(employeeId)!;
    }

    private async Task<(Connection Connection, StaffView View)> ViewAsync(
        Caller caller, ConnectionId connectionId, CancellationToken cancellation)
    {
        var connection = await connections.GetLoketLedAsync(caller, connectionId, Permission.EditPayroll, cancellation);
        return (connection, await views.ReadAsync(connection, caller.Access.Sees, cancellation));
    }
}

/// <summary>Why a choice was not kept, in Dutch and English.</summary>
internal static class ChoiceWords
{
    private static readonly Dictionary<ChoiceOutcome, LocalizedText> Entries = new()
    {
        [ChoiceOutcome.NoSuchEmployee] = SyncTexts.Of("Choice.NoSuchEmployee"),
        [ChoiceOutcome.NotPermitted] = SyncTexts.Of("Choice.NotPermitted"),
        [ChoiceOutcome.Invalid] = SyncTexts.Of("Choice.Invalid"),
        [ChoiceOutcome.NoSuchPlannerEmployee] = SyncTexts.Of("Choice.NoSuchPlannerEmployee"),
        [ChoiceOutcome.Taken] = SyncTexts.Of("Choice.Taken"),
        [ChoiceOutcome.NothingToMerge] = SyncTexts.Of("Choice.NothingToMerge"),
        [ChoiceOutcome.TooUncertain] = SyncTexts.Of("Choice.TooUncertain"),
    };

    /// <summary>Null for a choice that was kept.</summary>
    public static string? Of(ChoiceOutcome outcome, string language) => Entries.GetValueOrDefault(outcome)?.In(language);
}
