using LoketFunctions.Loket.Failures;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections.Checklist;

/// <summary>How something that is to be arranged in Loket stands.</summary>
public enum SetUpState
{
    /// <summary>Loket shows that it is arranged.</summary>
    Ok,

    /// <summary>Loket shows that it is not, or not everywhere.</summary>
    Missing,

    /// <summary>Loket's API does not tell, or did not answer now.</summary>
    NotVerifiable,

    /// <summary>Loket's API does not tell, and somebody says by name that it is arranged.</summary>
    Ticked,

    /// <summary>It can be looked at after something else: signing in, or an employer that the user reaches.</summary>
    NotYet,
}

/// <summary>What Loket shows of one thing in one place.</summary>
/// <param name="Missing">What exactly is missing, by the Dutch names that Loket shows; empty where the item says it all.</param>
/// <param name="Failure">Why it could not be seen.</param>
internal sealed record Finding(SetUpState State, IReadOnlyList<string> Missing, FailureReason? Failure = null)
{
    public static Finding Ok { get; } = new(SetUpState.Ok, []);

    public static Finding NotYet { get; } = new(SetUpState.NotYet, []);

    public static Finding Lacks(params IReadOnlyList<string> names) => new(SetUpState.Missing, names);

    /// <summary>Null: Loket's API does not tell.</summary>
    public static Finding Unknown(FailureReason? failure = null) => new(SetUpState.NotVerifiable, [], failure);
}

internal sealed record EmployerFinding(EmployerScope Employer, Finding Finding);

/// <summary>An employer to look at, with what of it takes part.</summary>
/// <param name="Chosen">Empty while nothing is chosen.</param>
internal sealed record EmployerScope(Guid Id, string Name, IReadOnlyList<AdministrationRow> Chosen);

/// <summary>What Loket shows of one item of the checklist.</summary>
/// <param name="Employers">Those where it was looked at, or that are out of reach.</param>
internal sealed record ItemFinding(SetUpItem Item, Finding Whole, IReadOnlyList<EmployerFinding> Employers)
{
    public static ItemFinding Of(SetUpItem item, Finding whole) => new(item, whole, []);

    /// <summary>
    /// The worst of what was found at the employers. Of payroll administrations one employer's are enough while nothing is chosen.
    /// </summary>
    public static ItemFinding Of(SetUpItem item, IReadOnlyList<EmployerFinding> employers)
    {
        var states = employers.Select(each => each.Finding.State).ToHashSet();
        var isEnough = item == SetUpItem.PayrollAdministrations
            && employers.All(each => each.Employer.Chosen.Count == 0)
            && states.Contains(SetUpState.Ok);
        var whole = states switch
        {
            { Count: 0 } => Finding.NotYet,
            _ when isEnough => Finding.Ok,
            _ when states.Contains(SetUpState.Missing) => Finding.Lacks(),
            _ when states.Contains(SetUpState.NotVerifiable) =>
                Finding.Unknown(employers.Select(each => each.Finding.Failure).FirstOrDefault(failure => failure is not null)),
            _ => Finding.Ok,
        };
        return new ItemFinding(item, whole, employers);
    }
}

/// <summary>What Loket shows of a whole checklist.</summary>
/// <param name="SignedInAs">Who signed in, for people to recognise; null where Loket does not tell.</param>
/// <param name="EmployersNotChecked">How many more there are than are looked at.</param>
/// <param name="Rights">All that the profile needs, by the Dutch names that Loket shows.</param>
internal sealed record ChecklistFindings(
    IReadOnlyList<ItemFinding> Items, string? SignedInAs, int EmployersNotChecked, IReadOnlyList<string> Rights)
{
    public override string ToString() => nameof(ChecklistFindings);
}
