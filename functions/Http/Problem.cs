namespace LoketFunctions.Http;

/// <summary>Who has to act before the same request can succeed.</summary>
public enum ActionOwner
{
    /// <summary>The planner vendor's engineers.</summary>
    Planner,

    /// <summary>The user who connects or administrates.</summary>
    User,

    /// <summary>The accountant who manages rights in Loket.</summary>
    Accountant,

    /// <summary>Whoever runs this app.</summary>
    Operator,

    /// <summary>No one: wait and try again.</summary>
    Nobody,
}

/// <summary>
/// What went wrong, in the form of RFC 9457: a stable <paramref name="Code"/>, what happened, who acts, what to do.
/// Never holds personal data or secrets: problems end up in other people's logs.
/// </summary>
public sealed record Problem(int Status, string Code, string Title, string Detail, ActionOwner Move)
{
    /// <summary>Named faults per field, for bad input; null otherwise.</summary>
    public IReadOnlyDictionary<string, InputFault>? Faults { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Some of what was asked for was done, or may have been: it must not be done again without being asked for anew.</summary>
    public bool IsPartlyDone { get; init; }
}

/// <summary>
/// An exception that is answered as the problem it holds: as details by <see cref="HttpConventions"/>, as a page in the console.
/// </summary>
internal interface IKnownProblem
{
    Problem Problem { get; }
}

/// <summary>Thrown where a request cannot go on.</summary>
internal sealed class ProblemException(Problem problem) : Exception(problem.Code), IKnownProblem
{
    public Problem Problem { get; } = problem;
}
