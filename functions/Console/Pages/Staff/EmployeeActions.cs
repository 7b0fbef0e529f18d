using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Staff;
using LoketFunctions.Sync.Employees;

namespace LoketFunctions.Console.Pages.Staff;

/// <summary>What a button asks for one employee, in one value: what, for whom, and when linking with whom.</summary>
public sealed record EmployeeAct(string Verb, Guid EmployeeId, string? PlannerEmployeeId = null)
{
    public const string Add = "add";
    public const string Ignore = "ignore";
    public const string Link = "link";
    public const string Merge = "merge";
    public const string Undo = "undo";
    public const string Checked = "checked";

    private const int Parts = 3;

    /// <summary>Null where the action is none for one employee.</summary>
    public static EmployeeAct? Read(string? action) =>
        action?.Split(':', Parts) is [var verb, var id, .. var rest] && Guid.TryParse(id, out var employeeId)
            ? new EmployeeAct(verb, employeeId, rest.FirstOrDefault())
            : null;

    public override string ToString() => PlannerEmployeeId is null ? $"{Verb}:{EmployeeId}" : $"{Verb}:{EmployeeId}:{PlannerEmployeeId}";
}

/// <summary>Does what buttons ask for one employee or many.</summary>
internal sealed class EmployeeActions(ChoiceOperations choices)
{
    /// <summary>Ticked boxes.</summary>
    public const string Ticked = "employee";

    /// <summary>Proposals of the page that are sure; what <see cref="EmployeeAct"/> writes.</summary>
    public const string Sure = "sure";

    /// <returns>Key of <see cref="DoneWords"/>.</returns>
    public async Task<string> DoAsync(ConsoleRequest request, ConnectionId connectionId, EmployeeAct act, CancellationToken cancellation)
    {
        switch (act.Verb)
        {
            case EmployeeAct.Undo:
                await choices.UndoAsync(request.Caller, connectionId, act.EmployeeId, cancellation);
                return DoneWords.Undone;
            case EmployeeAct.Checked:
                await choices.MarkCheckedAsync(request.Caller, connectionId, act.EmployeeId, cancellation);
                return DoneWords.Checked;
            default:
                var asked = new ChoiceRequest(ChoiceOf(act.Verb), act.PlannerEmployeeId, Merge: act.Verb == EmployeeAct.Merge);
                await choices.ChooseAsync(request.Caller, connectionId, act.EmployeeId, asked, cancellation);
                return DoneWords.Chosen;
        }
    }

    /// <summary>Chooses for all that were ticked, or accepts the proposals that the page called sure; null where there is nobody.</summary>
    public async Task<ChoicesResponse?> DoManyAsync(ConsoleRequest request, ConnectionId connectionId, CancellationToken cancellation)
    {
        var asked = request.Action == Sure
            ? request.Texts(Sure).Select(EmployeeAct.Read).OfType<EmployeeAct>().ToList()
            : [.. request.Texts(Ticked).Select(id => EmployeeAct.Read($"{request.Action}:{id}")).OfType<EmployeeAct>()];
        if (asked.Count == 0)
            return null;
        var chosen = asked.Select(act => new EmployeeChoiceRequest(act.EmployeeId, ChoiceOf(act.Verb), act.PlannerEmployeeId));
        return await choices.ChooseManyAsync(request.Caller, connectionId, new ChoicesRequest([.. chosen]), cancellation);
    }

    private static EmployeeChoice ChoiceOf(string verb) => verb switch
    {
        EmployeeAct.Add => EmployeeChoice.Add,
        EmployeeAct.Ignore => EmployeeChoice.Ignore,
        EmployeeAct.Link or EmployeeAct.Merge => EmployeeChoice.Link,
        _ => throw Problems.Throw(Problems.Invalid("action", InputFaults.NotOffered)),
    };
}
