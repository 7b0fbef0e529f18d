namespace LoketFunctions.Tests.Sync.Model;

/// <summary>What the document of a product says of its staff, by the names of the planner's contract.</summary>
/// <param name="Asks">People choose for everybody who is new.</param>
/// <param name="BranchIsUnit">The branch of a contract is its distribution unit, and not its department.</param>
/// <param name="Always">Fields that follow Loket for good, the others being taken over once; null: all of them.</param>
/// <param name="LeftAlone">What an employee whom the planner had already keeps as it was.</param>
internal sealed record ProfileRules(string Name, bool Asks, bool BranchIsUnit, IReadOnlySet<string>? Always, IReadOnlySet<string> LeftAlone)
{
    /// <summary>"The personal and contract data remains the same as that of Loket.nl."</summary>
    public static readonly ProfileRules Linda = new("l1nda", false, false, null, new HashSet<string>());

    /// <summary>
    /// "Wijzigingen aan N.A.W. gegevens dagelijks; de eind contract datum altijd; contractgegevens eenmalig bij het toevoegen."
    /// </summary>
    public static readonly ProfileRules Koppeling = new(
        "loket-koppeling", true, true,
        new HashSet<string> { "firstName", "lastName", "homeAddress", "postalCode", "city", "country", "contractEndDate" },
        new HashSet<string> { "affiliate", "affiliateCode", "email" });

    /// <summary>"Synchronise the personal data and contracts of your team members."</summary>
    public static readonly ProfileRules Eitje = Linda with { Name = "eitje" };

    public static readonly ProfileRules[] All = [Linda, Koppeling, Eitje];

    public bool IsAlways(string field) => Always?.Contains(field) != false;
}
