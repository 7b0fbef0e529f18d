using LoketFunctions.Http;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Sync;

/// <summary>What can be wrong with a request about staff.</summary>
internal static class SyncProblems
{
    public static Problem PlannerEmployeeTaken() => new(
        StatusCodes.Status409Conflict, "planner-employee-taken", "The planner's employee is linked to somebody else",
        "One employee of the planner's is one person in Loket. Undo the other link first, or choose another employee. Nothing was changed.",
        ActionOwner.User);
}
