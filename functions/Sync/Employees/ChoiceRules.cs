using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync.Employees;

/// <param name="PlannerEmployeeId">With <see cref="EmployeeChoice.Link"/> only.</param>
/// <param name="Merge">With <see cref="EmployeeChoice.Link"/> only: the planner's employee stays another record's too.</param>
internal sealed record ChoiceRequest(EmployeeChoice Choice, string? PlannerEmployeeId = null, bool Merge = false);

/// <summary>What became of a choice.</summary>
public enum ChoiceOutcome
{
    Kept,

    /// <summary>There is no such employee, or the caller may not see it.</summary>
    NoSuchEmployee,

    /// <summary>The caller may see the employee, but not choose for it.</summary>
    NotPermitted,

    /// <summary>A planner's employee is given with the choice link, and only then.</summary>
    Invalid,

    /// <summary>It is not among the planner's employees as last read.</summary>
    NoSuchPlannerEmployee,

    /// <summary>The planner's employee is linked to somebody else.</summary>
    Taken,

    /// <summary>The planner's employee is no other record's, so there is nothing to merge with.</summary>
    NothingToMerge,

    /// <summary>Too little speaks for it to be accepted among many: somebody chooses it by itself.</summary>
    TooUncertain,
}

/// <summary>Whether a choice may be kept, by what stands now.</summary>
internal static class ChoiceRules
{
    /// <param name="isOneOfMany">What little speaks for is not accepted in bulk; e-mail alone never.</param>
    public static ChoiceOutcome Check(Access access, StaffView view, Guid employeeId, ChoiceRequest asked, bool isOneOfMany)
    {
        if (view.Find(employeeId) is not { } employee)
            return ChoiceOutcome.NoSuchEmployee;
        if (!MayChoose(access, view, employeeId))
            return ChoiceOutcome.NotPermitted;
        if ((asked.Choice == EmployeeChoice.Link) != !string.IsNullOrWhiteSpace(asked.PlannerEmployeeId)
            || (asked.Merge && asked.PlannerEmployeeId is null))
            return ChoiceOutcome.Invalid;
        if (asked.PlannerEmployeeId is not { } plannerId)
            return ChoiceOutcome.Kept;
        if (view.Planner.Find(plannerId) is not { } theirs)
            return ChoiceOutcome.NoSuchPlannerEmployee;
        if (view.Planner.HolderOf(theirs) is { } holder && holder != employeeId)
        {
            if (!(asked.Merge ? MayChoose(access, view, holder) : HasLeft(view, holder)))
                return ChoiceOutcome.Taken;
        }
        else if (asked.Merge)
        {
            return ChoiceOutcome.NothingToMerge;
        }

        var proposal = employee.Decision.Link?.Proposals.FirstOrDefault(proposal => proposal.PlannerEmployeeId == plannerId);
        return isOneOfMany && proposal?.Confidence == LinkConfidence.Low ? ChoiceOutcome.TooUncertain : ChoiceOutcome.Kept;
    }

    private static bool MayChoose(Access access, StaffView view, Guid employeeId) =>
        view.AdministrationsOf(employeeId).Any(id => access.Allows(Permission.EditPayroll, id));

    /// <summary>Whoever is hired again has a new record in Loket, and goes on as the employee whom the planner has.</summary>
    public static bool HasLeft(StaffView view, Guid holder) => view.Find(holder)?.Status == EmployeeStatus.Ended;

    /// <exception cref="ProblemException">It may not.</exception>
    public static void Require(ChoiceOutcome outcome)
    {
        if (outcome != ChoiceOutcome.Kept)
        {
            throw Problems.Throw(outcome switch
            {
                ChoiceOutcome.NoSuchEmployee => Problems.NotFound("employee"),
                ChoiceOutcome.NotPermitted => Problems.NotPermitted(Permissions.NameOf(Permission.EditPayroll)),
                ChoiceOutcome.Taken => SyncProblems.PlannerEmployeeTaken(),
                ChoiceOutcome.NothingToMerge => Problems.Invalid("merge", SyncInputFaults.NothingToMerge),
                ChoiceOutcome.NoSuchPlannerEmployee => Problems.Invalid("plannerEmployeeId", SyncInputFaults.NoSuchPlannerEmployee),
                _ => Problems.Invalid("plannerEmployeeId", SyncInputFaults.OnlyWithLink),
            });
        }
    }
}
