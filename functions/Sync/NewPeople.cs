using LoketFunctions.Localization;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>
/// One person under several records (hired again, or by several employers): whoever is in the planner already, or else the first, stands
/// for the person there, and the new ones wait. By name and day of birth, as proposals are, and the first letter of the first name:
/// twins are two.
/// </summary>
internal static class NewPeople
{
    /// <summary>Whether anybody is to be created by rule or by choice.</summary>
    public static bool AreIn(IEnumerable<StaffDecision> decisions) => decisions.Any(IsNew);

    /// <summary>Who is in the planner already, for <see cref="Yield"/>.</summary>
    public static Dictionary<string, Guid> Known(IEnumerable<StaffDecision> decisions)
    {
        var known = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var linked in decisions.Where(decision => decision.Link?.Kind == LinkKind.Linked))
            Take(linked, known);
        return known;
    }

    /// <param name="taken">Whose record is created for whom; those who are first are added to it.</param>
    public static IReadOnlyList<StaffDecision> Yield(
        IReadOnlyList<StaffDecision> decisions, Dictionary<string, Guid> known, Dictionary<string, Guid> taken, PlannerIndex planner)
    {
        // Whom the user chose to add is added, and is then the first.
        foreach (var chosen in decisions.Where(decision => IsNew(decision) && IsChosen(decision, planner)))
            Take(chosen, taken);
        return [.. decisions.Select(
            decision => !IsNew(decision) || IsChosen(decision, planner) || (IsFree(decision, known) && Take(decision, taken))
            ? decision
            : decision with { Record = null, Reason = SkipReason.SamePerson, Link = new LinkDecision(LinkKind.Ask) })];
    }

    private static bool IsNew(StaffDecision decision) => decision is { Link.Kind: LinkKind.Add, Record: not null };

    private static bool IsChosen(StaffDecision decision, PlannerIndex planner) =>
        planner.LinkOf(decision.EmployeeId)?.Choice == EmployeeChoice.Add;

    /// <summary>False where somebody else of this name and day of birth is created.</summary>
    private static bool Take(StaffDecision decision, Dictionary<string, Guid> taken)
    {
        if (!IsFree(decision, taken))
            return false;
        foreach (var key in KeysOf(decision.Person.Wanted))
            taken.TryAdd(key, decision.EmployeeId);
        return true;
    }

    private static bool IsFree(StaffDecision decision, Dictionary<string, Guid> taken) => KeysOf(decision.Person.Wanted)
        .All(key => !taken.TryGetValue(key, out var first) || first == decision.EmployeeId);

    private static IEnumerable<string> KeysOf(StaffPerson person) =>
        person.Personal.GetValueOrDefault(StaffField.DateOfBirth) is { } born
            ? IdentityEvidence.NamesOf(person).Select(name => $"{born} {name} {InitialOf(person)}")
            : [];

    private static string InitialOf(StaffPerson person) =>
        Folding.Fold(person.Personal.GetValueOrDefault(StaffField.FirstName) ?? "") is { Length: > 0 } first ? first[..1] : "";
}
