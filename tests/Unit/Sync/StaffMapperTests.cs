using LoketFunctions.Loket.Model;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Sync;

namespace LoketFunctions.Tests.Sync;

/// <summary>S1 and S2: from Loket's records to the fields of planners.</summary>
public sealed class StaffMapperTests
{
    private static readonly DateOnly Today = People.Today;

    [Fact]
    public void Personal_fields_are_taken_as_planners_know_them()
    {
        var personal = Map(Facts()).Personal;
        Assert.Equal("Sanne", personal[StaffField.FirstName]);
        Assert.Equal("van der Berg", personal[StaffField.LastName]);
        Assert.Equal("female", personal[StaffField.Gender]);
        Assert.Equal("1995-05-21", personal[StaffField.DateOfBirth]);
        Assert.Equal("156", personal[StaffField.PersonnelNumber]);
        Assert.Equal("+31 6-12345678", personal[StaffField.Phone]);
        Assert.Equal("Voordijk 12 D", personal[StaffField.HomeAddress]);
        Assert.Equal("1234 AA", personal[StaffField.PostalCode]);
    }

    /// <summary>A4.</summary>
    [Theory]
    [InlineData(null, "AB", "Prinsengracht 300 AB")]
    [InlineData("a", "WW", "Prinsengracht 300 a WW")]
    [InlineData("a", null, "Prinsengracht 300 a")]
    public void An_address_keeps_its_further_indication(string? addition, string? further, string address) =>
        Assert.Equal(address, Addressed(further, null, addition).Personal[StaffField.HomeAddress]);

    [Theory]
    [InlineData("BE", "België", "BE")]
    [InlineData(null, "België", "België")]
    [InlineData("de", "Duitsland", "DE")]
    [InlineData("NL", "Nederland", null)]
    [InlineData(null, "Nederland", null)]
    [InlineData(null, null, null)]
    public void An_address_keeps_its_country_where_it_is_not_the_Netherlands(string? code, string? name, string? country) =>
        Assert.Equal(country, Addressed(null, new Country(540, name, code), null).Personal[StaffField.Country]);

    private static StagedEmployment Addressed(string? further, Country? country, string? addition)
    {
        var facts = Facts();
        var address = new Address(
            "Prinsengracht", 300, addition, further is null ? null : new Metadata(1, further), "1016 GV", "Amsterdam", null, country);
        return Map(facts with { Employee = facts.Employee! with { Address = address } });
    }

    [Fact]
    public void Contract_fields_are_taken_as_planners_know_them()
    {
        var contract = Map(Facts()).Contract.Fields;
        Assert.Equal("Bediening", contract[StaffField.Affiliate]);
        Assert.Equal("2024-01-01", contract[StaffField.ContractStartDate]);
        Assert.Equal("2026-12-31", contract[StaffField.ContractEndDate]);
        Assert.Equal("fixedHours", contract[StaffField.ContractType]);
        Assert.Equal("14.71", contract[StaffField.HourlyWage]);
        Assert.Equal("24", contract[StaffField.HoursPerWeek]);
        Assert.Equal("2.5", contract[StaffField.DaysPerWeek]);
    }

    [Fact]
    public void A_wage_per_period_is_not_turned_into_one_per_hour() =>
        Assert.Null(Map(Facts() with { Wage = Wage(2500m, type: 1) }).Contract.Fields[StaffField.HourlyWage]);

    [Fact]
    public void Without_a_work_pattern_the_days_are_unknown() =>
        Assert.Null(Map(Facts() with { Hours = Hours(24m, null) }).Contract.Fields[StaffField.DaysPerWeek]);

    /// <summary>K1c: which of the planner's kinds Loket's is, is a setting; what is unknown in Loket has none.</summary>
    [Theory]
    [InlineData(true, null, "zeroHours", nameof(KindInLoket.ZeroHours))]
    [InlineData(true, 12, "fixedHours", nameof(KindInLoket.MinMax))]
    [InlineData(false, 12, "fixedHours", nameof(KindInLoket.FixedHours))]
    [InlineData(null, 12, null, nameof(KindInLoket.Unknown))]
    public void The_kind_of_contract_is_told_as_the_planner_knows_it(bool? onCall, int? perWeek, string? told, string kind)
    {
        var contract = Map(Facts(onCall) with { Hours = Hours(perWeek, null), HoursChain = [Hours(perWeek, null)] }).Contract;
        Assert.Equal((told, kind), (contract.Fields[StaffField.ContractType], $"{contract.History.Kinds.On(Today)}"));
        Assert.Equal(kind == nameof(KindInLoket.Unknown) ? [ContractGap.Kind] : [], contract.Gaps);
    }

    [Fact]
    public void A_setting_says_which_of_the_planners_kinds_it_is()
    {
        var eitje = People.Profile("eitje");
        var set = eitje with
        {
            Export =
            eitje.Export with { Kinds = new ContractKindMap(ContractKind.FixedHours, ContractKind.MinMax, ContractKind.ZeroHours) }
        };
        string? Told(bool onCall, decimal? perWeek) =>
            new StaffMapper(set, Today).Map(Facts(onCall) with
            {
                Hours = Hours(perWeek, null),
                HoursChain = [Hours(perWeek, null)]
            })!.Contract.Fields[StaffField.ContractType];
        Assert.Equal(["fixedHours", "minMax", "zeroHours"], [Told(true, null), Told(true, 12), Told(false, 36)]);
    }

    /// <summary>K2: what was left behind of an earlier contract is no answer.</summary>
    [Fact]
    public void Without_hours_that_Loket_works_out_there_are_none()
    {
        var left = Hours(null, new WorkPattern(Week(8, 8, 8), Week(8, 8, 8))) with { DeviatingHoursPerWeek = 38 };
        var fields = Map(Facts(onCall: true) with { Hours = left }).Contract.Fields;
        Assert.Equal((null, null), (fields[StaffField.HoursPerWeek], fields[StaffField.DaysPerWeek]));
    }

    /// <summary>W2: a pay scale alone gives no wage, and neither does a wage of which nobody knows whether it is per hour.</summary>
    [Fact]
    public void A_wage_that_Loket_does_not_hold_is_told()
    {
        var scale = Wage(1) with { GrossWage = null, PayScale = new Metadata(12, "Horeca uurloon"), ApplyPayGrade = true };
        Wage?[] unknown = [
            scale, Wage(14.71m) with { GrossWageType = null }, Wage(14.71m, type: 3), scale with { GrossWageType = null }, null];
        foreach (var wage in unknown)
        {
            var contract = Map(Facts() with { Wage = wage }).Contract;
            Assert.Equal(
                (null, ContractGap.HourlyWage), (contract.Fields.GetValueOrDefault(StaffField.HourlyWage), Assert.Single(contract.Gaps)));
        }

        Assert.Empty(Map(Facts()).Contract.Gaps);
        Assert.Empty(Map(Facts() with { Wage = Wage(2500m, type: 1) }).Contract.Gaps);
        Assert.Empty(Map(Facts() with { Wage = Wage(2500m, type: 1) with { GrossWage = null } }).Contract.Gaps);
    }

    [Fact]
    public void Of_an_employment_that_is_not_under_way_nothing_is_missed()
    {
        var facts = Facts(onCall: null) with { Wage = null, Hours = null };
        Assert.Empty(Map(facts with { Employment = facts.Employment with { StartDate = Today.AddDays(1) } }).Contract.Gaps);
        Assert.Empty(Map(facts with { Employment = facts.Employment with { EndDate = Today.AddDays(-1) } }).Contract.Gaps);
        Assert.Equal([ContractGap.Kind, ContractGap.HourlyWage], Map(facts).Contract.Gaps);
    }

    [Fact]
    public void The_branch_and_the_number_are_those_of_the_profile()
    {
        var profile = Profiles.Find("loket-koppeling")! with { PersonnelNumber = PersonnelNumberSource.PayrollId };
        var staged = new StaffMapper(profile, Today).Map(Facts())!;
        Assert.Equal("Keuken 2", staged.Contract.Fields[StaffField.Affiliate]);
        Assert.Equal("9001", staged.Personal[StaffField.PersonnelNumber]);
    }

    [Fact]
    public void Whoever_has_no_first_name_goes_by_the_initials() =>
        Assert.Equal("S.L.", Map(Facts(firstName: " ")).Personal[StaffField.FirstName]);

    [Fact]
    public void The_planner_is_told_the_name_by_which_somebody_goes_and_both_are_kept()
    {
        var facts = Facts();
        var person = facts.Employee!.PersonalDetails! with
        {
            PrefixPartner = "de",
            LastNamePartner = "Boer",
            HowToFormatLastName = new Metadata(4, "Achternaam partner")
        };
        var staged = Map(facts with { Employee = facts.Employee with { PersonalDetails = person } });
        Assert.Equal("de Boer", staged.Personal[StaffField.LastName]);
        Assert.Equal(["van der Berg", "de Boer"], staged.LastNames);
    }

    [Fact]
    public void Without_the_person_the_employment_still_tells_who_it_is()
    {
        var personal = Map(Facts() with { Employee = null }).Personal;
        Assert.Equal("van der Berg", personal[StaffField.LastName]);
        Assert.Equal("156", personal[StaffField.PersonnelNumber]);
        Assert.DoesNotContain(StaffField.Email, personal.Keys);
    }

    /// <summary>Item 17: not known is not null.</summary>
    [Fact]
    public void What_Loket_does_not_give_is_not_known()
    {
        var facts = Facts();
        var none = Map(facts with { Employee = null, Wage = null, Hours = null, Unit = null });
        Assert.Equal([StaffField.FirstName, StaffField.LastName, StaffField.DateOfBirth, StaffField.PersonnelNumber], none.Personal.Keys);
        Assert.Equal([StaffField.ContractStartDate, StaffField.ContractEndDate], none.Contract.Fields.Keys);
        var part = Map(facts with { Employee = facts.Employee! with { Address = null, PersonalDetails = null } });
        Assert.Equal("s@example.nl", part.Personal[StaffField.Email]);
        Assert.DoesNotContain(part.Personal.Keys, field => field is StaffField.City or StaffField.Gender or StaffField.PlaceOfBirth);
    }

    [Fact]
    public void What_Loket_gives_as_empty_is_empty()
    {
        var facts = Facts();
        var contact = facts.Employee!.ContactInformation! with { EmailAddress = null };
        Assert.Null(Map(facts with { Employee = facts.Employee with { ContactInformation = contact } }).Personal[StaffField.Email]);
        Assert.Null(Map(facts with { Unit = facts.Unit! with { Department = null } }).Contract.Fields[StaffField.Affiliate]);
    }

    [Fact]
    public void An_employment_outside_any_payroll_administration_is_not_synced()
    {
        var facts = Facts();
        Assert.Null(new StaffMapper(People.Profile("eitje"), Today).Map(
            facts with { Employment = facts.Employment with { PayrollAdministration = null } }));
    }

    [Fact]
    public void The_day_after_a_record_of_a_chain_ends_is_the_next_change() =>
        Assert.Equal(
            new DateOnly(2027, 1, 1), Map(Facts() with { Wage = Wage(14.71m, until: new DateOnly(2026, 12, 31)) }).Contract.NextChangeOn);

    [Theory]
    [InlineData(43)]
    [InlineData(null)]
    public void The_number_in_the_payroll_is_part_of_the_history(int? number)
    {
        var facts = Facts();
        Assert.Equal(
            number, Map(facts with { Employment = facts.Employment with { PayrollId = number } }).Contract.History.Numbers.On(Today));
    }

    [Fact]
    public void The_start_of_an_employment_is_a_change()
    {
        var facts = Facts();
        var later = facts with { Employment = facts.Employment with { StartDate = Today.AddDays(5) } };
        Assert.Equal(Today.AddDays(5), Map(later).Contract.NextChangeOn);
    }

    [Fact]
    public void The_day_on_which_an_employment_comes_near_enough_and_the_day_after_it_ends_are_changes()
    {
        var facts = Facts();
        var far = facts with { Employment = facts.Employment with { StartDate = Today.AddDays(100) } };
        Assert.Equal(Today.AddDays(40), Map(far).Contract.NextChangeOn);
        var leaving = facts with { Employment = facts.Employment with { EndDate = Today.AddDays(9) } };
        Assert.Equal(Today.AddDays(10), Map(leaving).Contract.NextChangeOn);
    }

    [Fact]
    public void Nothing_is_due_for_somebody_who_left()
    {
        var facts = Facts() with { Wage = Wage(14.71m, until: new DateOnly(2026, 12, 31)) };
        Assert.Null(Map(facts with { Employment = facts.Employment with { EndDate = Today.AddDays(-1) } }).Contract.NextChangeOn);
    }

    private static StagedEmployment Map(EmploymentFacts facts) => new StaffMapper(People.Profile("eitje"), Today).Map(facts)!;

    private static EmploymentFacts Facts(bool? onCall = false, string? firstName = "Sanne") => new(
        new Employment
        {
            Id = People.SannesJob,
            PayrollId = 9001,
            Employee = new EmploymentEmployee(
                People.Sanne, 156, firstName, "S.L.", "van der", "Berg", null, null, null, new DateOnly(1995, 5, 21)),
            StartDate = new DateOnly(2024, 1, 1),
            CommissionUntilDate = new DateOnly(2026, 12, 31),
            IsOnCallEmployment = onCall,
            IncomeRelationshipNumber = 1,
            PayrollAdministration = new EmploymentAdministration(People.Administration, "De Zeemeeuw", null, 395),
        },
        new Employee(
            People.Sanne, 156,
            new PersonalDetails
            {
                FirstName = firstName,
                Initials = "S.L.",
                Prefix = "van der",
                LastName = "Berg",
                DateOfBirth = new DateOnly(1995, 5, 21),
                PlaceOfBirth = "Breda",
                Gender = new Metadata(2, "Vrouw"),
            },
            new ContactInformation("+31 13-1234567", "+31 6-12345678", null, "s@example.nl", null, null, null),
            new Address("Voordijk", 12, "D", null, "1234 AA", "Leiden", null, null)),
        Wage(14.71m),
        Hours(24m, new WorkPattern(Week(8, 8, 8), Week(8, 8, 0))),
        new OrganizationalEntity(
            Guid.NewGuid(), null, null, new CodedReference(Guid.NewGuid(), 1, "Bediening"), null,
            new CodedReference(Guid.NewGuid(), 2, "Keuken 2"), null, null, null, null));

    private static Wage Wage(decimal gross, int type = 2, DateOnly? until = null) => new()
    {
        Id = Guid.NewGuid(),
        StartDate = new DateOnly(2024, 1, 1),
        EndDate = until,
        GrossWage = gross,
        GrossWageType = new Metadata(type, null),
        IsGrossWageFullTime = true,
    };

    private static WorkingHours Hours(decimal? perWeek, WorkPattern? pattern) => new()
    {
        Id = Guid.NewGuid(),
        StartDate = new DateOnly(2024, 1, 1),
        AggregatedHoursPerWeek = perWeek,
        WorkPattern = pattern,
    };

    private static WorkWeek Week(decimal monday, decimal tuesday, decimal wednesday) => new(monday, tuesday, wednesday, 0, 0, 0, 0);
}
