using LoketFunctions.Http;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Sync;

/// <summary>Codes of what can be wrong with employees: part of the API.</summary>
internal static class SyncProblemCodes
{
    public const string PlannerEmployeeTaken = "planner-employee-taken";
}

/// <summary>What can be wrong with a request about staff.</summary>
internal static class SyncProblems
{
    public static Problem PlannerEmployeeTaken() => new(
        StatusCodes.Status409Conflict, SyncProblemCodes.PlannerEmployeeTaken, "The planner's employee is linked to somebody else",
        "One employee of the planner's is one person in Loket. Undo the other link first, or choose another employee. Nothing was changed.",
        ActionOwner.User);
}
