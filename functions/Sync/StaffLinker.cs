using System.Globalization;
using System.Text;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>Somebody in the planner who may be the same person, and why. The user decides.</summary>
internal sealed record LinkProposal(string PlannerEmployeeId, string Name, string Reason)
{
    public override string ToString() => PlannerEmployeeId;
}

internal enum LinkKind
{
    /// <summary>Known, chosen, or found by personnel number.</summary>
    Linked,

    /// <summary>To be created.</summary>
    Add,

    /// <summary>Waits for the user, with or without proposals.</summary>
    Ask,

    /// <summary>The user chose not to import.</summary>
    Ignore,
}

/// <param name="Rule">By what: choice, number, created, or planner where the planner itself names the employee.</param>
/// <param name="At">When it became known; null where only now.</param>
internal sealed record LinkDecision(LinkKind Kind, string? PlannerEmployeeId = null, string? Rule = null, DateTimeOffset? At = null)
{
    public IReadOnlyList<LinkProposal> Proposals { get; init; } = [];

    public override string ToString() => Kind.ToString();
}

/// <summary>
/// Who is who: by known link or choice, else by personnel number where nothing contradicts it, else by proposal left for the
/// user, else by the profile's rule for new employees. Never by e-mail alone.
/// </summary>
internal sealed class StaffLinker
{
    private readonly Guid _administrationId;
    private readonly PlannerProfile _profile;
    private readonly Dictionary<Guid, Link> _links;
    private readonly Dictionary<Guid, PlannerEmployee> _byLoketId;
    private readonly ILookup<string, PlannerEmployee> _byNumber;
    private readonly ILookup<string, PlannerEmployee> _byNameAndBirth;
    private readonly ILookup<string, PlannerEmployee> _byEmail;

    public StaffLinker(Guid administrationId, PlannerProfile profile, IReadOnlyList<PlannerEmployee> planner, IReadOnlyList<Link> links)
    {
        _administrationId = administrationId;
        _profile = profile;
        _links = links.ToDictionary(link => link.EmployeeId);
        _byLoketId = planner.Where(employee => employee.LoketEmployeeId is not null)
            .GroupBy(employee => employee.LoketEmployeeId!.Value).ToDictionary(group => group.Key, group => group.First());

        // Whoever is linked already is nobody else.
        var taken = links.Select(link => link.PlannerEmployeeId).Where(id => id is not null).ToHashSet();
        var free = planner.Where(employee => employee.LoketEmployeeId is null && !taken.Contains(employee.Id)).ToList();
        _byNumber = free.Where(employee => Number(employee.PersonnelNumber) is not null).ToLookup(employee => Number(employee.PersonnelNumber)!);
        _byNameAndBirth = free.Where(employee => employee is { LastName: not null, DateOfBirth: not null })
            .ToLookup(employee => NameAndBirth(employee.LastName, FieldText.Of(employee.DateOfBirth)));
        _byEmail = free.Where(employee => !string.IsNullOrWhiteSpace(employee.Email))
            .ToLookup(employee => employee.Email!.Trim(), StringComparer.OrdinalIgnoreCase);
    }

    public LinkDecision Decide(Guid employeeId, PersonState state)
    {
        var person = state.Wanted;
        var link = _links.GetValueOrDefault(employeeId);
        if (link?.Choice == EmployeeChoice.Ignore)
            return new LinkDecision(LinkKind.Ignore);
        if (link?.PlannerEmployeeId is { } chosen)
            return new LinkDecision(LinkKind.Linked, chosen, link.Rule, link.ChangedAt);
        if (state.PlannerEmployeeId is { } known)
            return new LinkDecision(LinkKind.Linked, known, LinkRule.Created, state.LinkedAt);
        if (_byLoketId.TryGetValue(employeeId, out var stated))
            return new LinkDecision(LinkKind.Linked, stated.Id, LinkRule.Planner);
        if (link?.Choice == EmployeeChoice.Add)
            return new LinkDecision(LinkKind.Add);

        var sameNumber = SameNumber(person);
        if (sameNumber is [var only] && !Contradicts(person, only))
            return new LinkDecision(LinkKind.Linked, only.Id, LinkRule.Number);

        var proposals = Propose(person, sameNumber);
        return proposals.Count > 0 || _profile.NewEmployees == NewEmployeePolicy.Ask
            ? new LinkDecision(LinkKind.Ask) { Proposals = proposals }
            : new LinkDecision(LinkKind.Add);
    }

    private List<PlannerEmployee> SameNumber(StaffPerson person)
    {
        if (Number(person.Personal.GetValueOrDefault(StaffField.PersonnelNumber)) is not { } number)
            return [];

        // Where each employer numbers its own staff, a number of another administration's is no sign at all.
        return _byNumber[number].Where(employee =>
            _profile.PersonnelNumberScope == PersonnelNumberScope.Account
            || employee.AdministrationId is null
            || (Guid.TryParse(employee.AdministrationId, out var administration) && administration == _administrationId)).ToList();
    }

    private List<LinkProposal> Propose(StaffPerson person, List<PlannerEmployee> sameNumber)
    {
        var proposals = new Dictionary<string, LinkProposal>(StringComparer.Ordinal);
        foreach (var employee in sameNumber)
            Add(employee, "number");
        if (person.Personal.GetValueOrDefault(StaffField.DateOfBirth) is { } born)
        {
            foreach (var employee in _byNameAndBirth[NameAndBirth(person.Personal.GetValueOrDefault(StaffField.LastName), born)])
                Add(employee, "name-and-birth");
        }

        if (person.Personal.GetValueOrDefault(StaffField.Email) is { } email)
        {
            foreach (var employee in _byEmail[email])
                Add(employee, "email");
        }

        return [.. proposals.Values];

        void Add(PlannerEmployee employee, string reason) =>
            proposals.TryAdd(employee.Id, new LinkProposal(employee.Id, $"{employee.FirstName} {employee.LastName}".Trim(), reason));
    }

    /// <summary>The same number, but another day of birth; or, where that is unknown, another last name.</summary>
    private static bool Contradicts(StaffPerson person, PlannerEmployee employee)
    {
        if (person.Personal.GetValueOrDefault(StaffField.DateOfBirth) is { } born && employee.DateOfBirth is { } theirs)
            return born != FieldText.Of(theirs);
        return person.Personal.GetValueOrDefault(StaffField.LastName) is { } name && employee.LastName is { } theirName
            && !Fold(name).EndsWith(Fold(theirName), StringComparison.Ordinal) && !Fold(theirName).EndsWith(Fold(name), StringComparison.Ordinal);
    }

    private static string? Number(string? number)
    {
        var trimmed = number?.Trim().TrimStart('0');
        return string.IsNullOrEmpty(trimmed) ? null : trimmed;
    }

    private static string NameAndBirth(string? lastName, string? born) => $"{Fold(lastName ?? "")}|{born}";

    /// <summary>Letters and digits only, without accents and case: "Van 't Hof" and "van t hof" are one name.</summary>
    private static string Fold(string text)
    {
        var folded = text.Normalize(NormalizationForm.FormD)
            .Where(character => CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && char.IsLetterOrDigit(character));
        return string.Concat(folded).ToUpperInvariant();
    }
}
