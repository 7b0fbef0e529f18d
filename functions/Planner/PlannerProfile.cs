namespace LoketFunctions.Planner;

/// <summary>When a field of Loket's is taken over by the planner.</summary>
public enum FieldPolicy
{
    /// <summary>At adding, and whenever it changes in Loket.</summary>
    Always,

    /// <summary>Once, when there is a value at or after adding; the planner owns it after that.</summary>
    OnceAtAdding,

    Never,
}

/// <summary>What becomes of an employee of Loket's that no employee of the planner matches.</summary>
public enum NewEmployeePolicy
{
    /// <summary>Created in the planner at the next sync.</summary>
    Add,

    /// <summary>Waits until the user chooses: add, do not import, or link.</summary>
    Ask,
}

/// <summary>Which of Loket's numbers is the person's number in the planner.</summary>
public enum PersonnelNumberSource
{
    /// <summary>The number within the employer (personeelsnummer).</summary>
    EmployeeNumber,

    /// <summary>The number of the employment in the payroll (personeelsnummer verloning).</summary>
    PayrollId,
}

/// <summary>Within what a personnel number is one person's.</summary>
internal enum PersonnelNumberScope
{
    /// <summary>Each employer numbers its own staff; equal numbers elsewhere mean nothing.</summary>
    Employer,

    /// <summary>Unique over all connections of the planner account; clashes are reported and not imported.</summary>
    Account,
}

/// <summary>Which last name of an employee the planner gets.</summary>
public enum LastNameSource
{
    /// <summary>The name in use: one's own, the partner's, or both, as was chosen in Loket.</summary>
    Chosen,

    /// <summary>One's own, whatever was chosen.</summary>
    Own,
}

/// <summary>Which of Loket's units is the branch (filiaal) that a contract belongs to.</summary>
public enum AffiliateSource
{
    Department,

    /// <summary>Verdeelingseenheid, in use as a cost centre.</summary>
    DistributionUnit,
}

/// <summary>
/// A right in Loket, by the Dutch name under which an accountant finds it, and the activities of Loket's API that it opens
/// and this app uses. Holding the activities is what counts: several rights can open the same one.
/// </summary>
internal sealed record RequiredRight(string DutchName, IReadOnlyList<string> Activities)
{
    /// <summary>
    /// Activities that Loket's document does not name: called so by the pattern of the others, and looked for only where Loket itself
    /// lists them.
    /// </summary>
    public IReadOnlyList<string> Presumed { get; init; } = [];

    /// <summary>What the product does with it, for people who wonder whether to grant it.</summary>
    public required RightUse Use { get; init; }
}

/// <summary>
/// The rules of one planner product, as its own document states them. The code reads these and never asks for a product by
/// name.
/// </summary>
internal sealed record PlannerProfile(string Name, string Product)
{
    /// <summary>When the nightly sync is due, local time in Europe/Amsterdam.</summary>
    public required TimeOnly NightlyAt { get; init; }

    public required NewEmployeePolicy NewEmployees { get; init; }

    public required PersonnelNumberSource PersonnelNumber { get; init; }

    public required PersonnelNumberScope PersonnelNumberScope { get; init; }

    public required AffiliateSource Affiliate { get; init; }

    public LastNameSource LastName { get; init; } = LastNameSource.Chosen;

    /// <summary>Policy per field; a field that is not named is never taken over.</summary>
    public required IReadOnlyDictionary<StaffField, FieldPolicy> Fields { get; init; }

    /// <summary>
    /// Not taken over when somebody is linked to an employee whom the planner has already: the planner's own value stands, and people
    /// check it by hand.
    /// </summary>
    public IReadOnlySet<StaffField> LeftAloneAtLinking { get; init; } = new HashSet<StaffField>();

    public required IReadOnlyList<RequiredRight> RequiredRights { get; init; }

    public ConnectBy ConnectBy { get; init; } = ConnectBy.SignIn;

    /// <summary>What is to be arranged in Loket before connecting, in the order in which people do it.</summary>
    public required IReadOnlyList<SetUpItem> SetUp { get; init; }

    /// <summary>What goes to Loket, and how.</summary>
    public required ExportRules Export { get; init; }

    /// <summary>What its connections are for.</summary>
    public LinkPurpose Purpose { get; init; } = LinkPurpose.StaffAndHours;

    /// <summary>Neither its connections' nights nor their exports exist where this is false.</summary>
    public bool SyncsStaffAndHours => Purpose == LinkPurpose.StaffAndHours;

    /// <summary>The planner's side owns the data of its people.</summary>
    public bool LeadsEmployees => Purpose == LinkPurpose.EmployeesToLoket;

    /// <summary>The planner's venues (vestigingen) are administrations: whoever chooses an administration says which venue it is.</summary>
    public bool HasVenues { get; init; }

    /// <summary>How many days before its start an employment is taken over, so that it can be planned.</summary>
    public int StartsWithinDays { get; init; } = 60;

    internal FieldPolicy PolicyOf(StaffField field) => Fields.GetValueOrDefault(field, FieldPolicy.Never);
}
