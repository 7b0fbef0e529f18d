using LoketFunctions.Loket.Model;
using LoketFunctions.Planner;
using LoketFunctions.Sync;
using static LoketFunctions.Planner.KindInLoket;

namespace LoketFunctions.Tests.Sync;

/// <summary>K1 and K1c: what Loket says of an employment, and the kind of contract that it amounts to.</summary>
public sealed class ContractKindsTests
{
    private static readonly Metadata NotApplicable = new(0, "n.v.t.");

    /// <summary>What the contract is called says what it is, unless the rest contradicts it.</summary>
    [Theory]
    [InlineData("Nul uren contract", null, null, nameof(ZeroHours))]
    [InlineData("Nul uren contract", true, null, nameof(ZeroHours))]
    [InlineData("Nulurencontract", true, null, nameof(ZeroHours))]
    [InlineData("0-uren contract", true, 0, nameof(ZeroHours))]
    [InlineData("Nul uren contract", false, null, nameof(Unknown))]
    [InlineData("Nul uren contract", true, 12, nameof(Unknown))]
    [InlineData("Nul uren contract", null, 38, nameof(Unknown))]
    [InlineData("Minimum uren contract", true, 12, nameof(MinMax))]
    [InlineData("Minimum uren contract", false, 12, nameof(MinMax))]
    [InlineData("Minimum uren contract", false, null, nameof(MinMax))]
    [InlineData("Minimale uren", true, null, nameof(MinMax))]
    [InlineData("MIN-MAX CONTRACT", null, null, nameof(MinMax))]
    [InlineData("Min/max", true, 4, nameof(MinMax))]
    [InlineData("10 uren contract", true, 10, nameof(Unknown))]
    [InlineData("Seizoenscontract", false, 36, nameof(Unknown))]
    public void A_named_kind_holds_unless_it_is_contradicted(string name, bool? onCall, int? perWeek, string kind) =>
        Assert.Equal(kind, $"{Of(onCall, new Metadata(7, name), perWeek)}");

    /// <summary>Without a name the flag and the hours decide, and an absent one of the two is no answer.</summary>
    [Theory]
    [InlineData(true, null, nameof(ZeroHours))]
    [InlineData(true, 0, nameof(ZeroHours))]
    [InlineData(true, 12, nameof(MinMax))]
    [InlineData(false, 36, nameof(FixedHours))]
    [InlineData(false, null, nameof(Unknown))]
    [InlineData(false, 0, nameof(Unknown))]
    [InlineData(null, 36, nameof(Unknown))]
    [InlineData(null, null, nameof(Unknown))]
    public void Without_a_name_the_flag_and_the_hours_decide(bool? onCall, int? perWeek, string kind)
    {
        Metadata?[] spellings = [null, NotApplicable, new(0, null), new(9, "Niet van toepassing"), new(null, " ")];
        Assert.All(spellings, flexible => Assert.Equal(kind, $"{Of(onCall, flexible, perWeek)}"));
    }

    [Fact]
    public void A_key_without_words_says_nothing_but_zero() => Assert.Equal(Unknown, Of(false, new Metadata(2, null), 36));

    [Fact]
    public void Without_hours_the_kind_is_unknown() =>
        Assert.Equal([Unknown, Unknown], [ContractKinds.Of(Job(true), null), ContractKinds.Of(Job(false), null)]);

    [Fact]
    public void The_type_of_contract_has_a_say_where_it_names_a_kind()
    {
        Assert.Equal(ZeroHours, Of(null, null, null, "Nulurencontract"));
        Assert.Equal(Unknown, Of(false, null, 36, "Nulurencontract"));
        Assert.Equal(Unknown, Of(true, new Metadata(2, "Minimum uren contract"), 12, "Nulurencontract"));
        Assert.Equal(FixedHours, Of(false, null, 36, "Arbeidsovereenkomst (excl BBL)"));
    }

    private static KindInLoket Of(bool? onCall, Metadata? flexible, int? perWeek, string? contractType = null) => ContractKinds.Of(
        Job(onCall) with { EmploymentContractType = new Metadata(1, contractType) },
        new WorkingHours
        {
            Id = Guid.NewGuid(),
            AggregatedHoursPerWeek = perWeek,
            DeviatingHoursPerWeek = 38,
            FlexibleHoursContract = flexible,
        });

    private static Employment Job(bool? onCall) => new()
    {
        Id = People.SannesJob,
        PayrollId = 1,
        StartDate = new DateOnly(2024, 1, 1),
        IsOnCallEmployment = onCall,
    };
}
