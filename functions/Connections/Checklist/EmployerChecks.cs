using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections.Checklist;

/// <summary>What can be seen at one employer: which item is looked at how, one or two calls each.</summary>
internal static class EmployerChecks
{
    /// <summary>The name (description) that the default function, department and distribution unit have to have.</summary>
    public const string General = "Algemeen";

    private delegate Task<Finding> Check(LoketClient loket, EmployerScope employer, PlannerProfile profile, CancellationToken cancellation);

    private static readonly Dictionary<SetUpItem, Check> ByItem = new()
    {
        [SetUpItem.Rights] = RightsAsync,
        [SetUpItem.PayrollAdministrations] = PayrollAdministrationsAsync,
        [SetUpItem.NoFilter] = FilterAsync,
        [SetUpItem.DistributionUnits] = async (loket, employer, _, cancellation) =>
            (await DistributionUnitsAsync(loket, employer, cancellation)).Any() ? Finding.Ok : Finding.Lacks(),
        [SetUpItem.GeneralFunction] = async (loket, employer, _, cancellation) =>
            HasGeneral((await loket.Functions.ListAsync(employer.Id, filter: null, cancellation)).Readable()
                .Select(function => function.Description)),
        [SetUpItem.GeneralDepartment] = async (loket, employer, _, cancellation) =>
            HasGeneral((await loket.Departments.ListAsync(employer.Id, filter: null, cancellation)).Readable()
                .Select(department => department.Description)),
        [SetUpItem.GeneralDistributionUnit] = async (loket, employer, _, cancellation) =>
            HasGeneral(await DistributionUnitsAsync(loket, employer, cancellation)),
    };

    public static bool Covers(SetUpItem item) => ByItem.ContainsKey(item);

    /// <summary>A failure of Loket's is a finding; only the loss of the sign-in is thrown.</summary>
    /// <exception cref="LoketException">Somebody has to sign in again.</exception>
    public static async Task<EmployerFinding> LookAsync(
        SetUpItem item, LoketClient loket, EmployerScope employer, PlannerProfile profile, CancellationToken cancellation)
    {
        try
        {
            return new EmployerFinding(employer, await ByItem[item](loket, employer, profile, cancellation));
        }
        catch (LoketException exception) when (exception.Failure.Reason != FailureReason.Reconnect)
        {
            return new EmployerFinding(employer, Finding.Unknown(exception.Failure.Reason));
        }
    }

    private static async Task<Finding> RightsAsync(
        LoketClient loket, EmployerScope employer, PlannerProfile profile, CancellationToken cancellation)
    {
        var missing = await RightsCheck.MissingAsync(loket, employer.Id, profile, cancellation);
        return missing.Count == 0 ? Finding.Ok : Finding.Lacks(missing);
    }

    /// <summary>Those that take part; while nothing is chosen, any.</summary>
    private static async Task<Finding> PayrollAdministrationsAsync(
        LoketClient loket, EmployerScope employer, PlannerProfile profile, CancellationToken cancellation)
    {
        try
        {
            var visible = (await loket.Administrations.ListPayrollAsync(employer.Id, filter: null, cancellation)).Readable();
            string[] gone = [.. employer.Chosen.Where(chosen => visible.All(each => each.Id != chosen.Id)).Select(chosen => chosen.Name)];
            return visible.Count == 0 || gone.Length > 0 ? Finding.Lacks(gone) : Finding.Ok;
        }
        catch (LoketException exception) when (exception.Failure.Reason == FailureReason.RightMissing)
        {
            // What the user may not see cannot take part, which is for somebody to mend.
            return Finding.Lacks() with { Failure = FailureReason.RightMissing };
        }
    }

    private static async Task<Finding> FilterAsync(
        LoketClient loket, EmployerScope employer, PlannerProfile profile, CancellationToken cancellation) =>
        await loket.UserFilterSettings.FindAsync(employer.Id, cancellation) switch
        {
            null => Finding.Unknown(),
            { EmploymentFilter.MayHide: true } => Finding.Lacks(),
            _ => Finding.Ok,
        };

    private static async Task<IEnumerable<string?>> DistributionUnitsAsync(
        LoketClient loket, EmployerScope employer, CancellationToken cancellation) =>
        (await loket.DistributionUnits.ListAsync(employer.Id, filter: null, cancellation)).Readable().Select(unit => unit.Description);

    private static Finding HasGeneral(IEnumerable<string?> descriptions) =>
        descriptions.Any(description => string.Equals(description?.Trim(), General, StringComparison.OrdinalIgnoreCase))
            ? Finding.Ok
            : Finding.Lacks();
}
