using LoketFunctions.Pension.Registering;

namespace LoketFunctions.Tests.Pension;

/// <summary>What may be sent, by document 004: each case is one field of a registration that is whole otherwise.</summary>
public sealed class RegistrationCheckTests
{
    private static readonly RegisteredDirector Director = new("S. de Wit", "12", null);

    private static readonly RegisteredEmployer Employer = new("1106621", "WerkgeverTST21", [Director], PaymentPeriod.Month, false);

    private static readonly RegistrationDraft Whole =
        new("Administratiekantoor Van Dam", "pensioen@vandam.example", "A0201234", null, "111111110L46", [Employer]);

    [Fact]
    public void What_is_whole_can_be_sent()
    {
        Assert.Empty(RegistrationCheck.FaultsOf(Whole));
        Assert.Empty(RegistrationCheck.WarningsOf(Whole));
    }

    [Fact]
    public void What_nobody_answered_is_named_each_by_its_field() =>
        Assert.Equal(
            ["companyName", "contractNumber", "email", "employers", "wageTaxNumber"],
            Faults(RegistrationDraft.Empty, "NotAnswered"));

    [Fact]
    public void Of_an_employer_all_is_asked_and_nothing_is_presumed() =>
        Assert.Equal(
            [
                "employers[0].directors", "employers[0].employerId", "employers[0].name", "employers[0].paymentPeriod",
                "employers[0].thirteenthMonth",
            ],
            Faults(Whole with { Employers = [new RegisteredEmployer(null, null, null, null, null)] }, "NotAnswered"));

    [Theory]
    [InlineData("111111110L46", null)]
    [InlineData("1111.11.110 l46", null)]
    [InlineData("111111111L46", "NotWageTaxNumber")] // fails the eleven test
    [InlineData("123456789L01", "NotWageTaxNumber")]
    [InlineData("111111110B46", "NotWageTaxNumber")] // the VAT number of the same organisation
    [InlineData("111111110L4", "NotWageTaxNumber")]
    [InlineData("111111110L462", "NotWageTaxNumber")]
    [InlineData("111111110LAB", "NotWageTaxNumber")]
    [InlineData("111111110", "NotWageTaxNumber")]
    [InlineData("", "NotAnswered")]
    [InlineData("  ", "NotAnswered")]
    public void A_wage_tax_number_passes_the_tax_offices_check(string number, string? code) =>
        Assert.Equal(code, Fault(Whole with { WageTaxNumber = number }, "wageTaxNumber"));

    [Theory]
    [InlineData("1106621", null)] // both of the document's pictures
    [InlineData("8106825", null)]
    [InlineData("110662", "NotEmployerId")]
    [InlineData("11066211", "NotEmployerId")]
    [InlineData("0106621", "NotEmployerId")]
    [InlineData("11O6621", "NotEmployerId")]
    [InlineData("1106621 ", "NotEmployerId")]
    [InlineData("١١٠٦٦٢١", "NotEmployerId")]
    [InlineData("b14acd0d-75d7-4fc8-8b22-4a3924585cab", "IdOfApi")]
    [InlineData("", "NotAnswered")]
    public void An_employer_id_is_the_number_that_Loket_shows(string id, string? code) =>
        Assert.Equal(code, Fault(Whole with { Employers = [Employer with { EmployerId = id }] }, "employers[0].employerId"));

    [Theory]
    [InlineData("A0201234", null, null)]
    [InlineData("A020.1234", null, "UnusualContractNumber")]
    [InlineData("A0211234", null, "UnusualContractNumber")]
    [InlineData("B0201234", null, "UnusualContractNumber")]
    [InlineData("a0201234", null, "UnusualContractNumber")]
    [InlineData("1234", null, "UnusualContractNumber")]
    [InlineData("1234", "1234", null)]
    [InlineData("1234", "1235", "UnusualContractNumber")] // what was acknowledged was another one
    public void An_unusual_contract_number_is_warned_about_and_not_refused(string number, string? acknowledged, string? warning)
    {
        var draft = Whole with { ContractNumber = number, AcknowledgedContractNumber = acknowledged };

        Assert.Empty(RegistrationCheck.FaultsOf(draft));
        Assert.Equal(warning, RegistrationCheck.WarningsOf(draft).GetValueOrDefault("contractNumber")?.Code);
    }

    [Theory]
    [InlineData("", "NotAnswered")]
    [InlineData("A020", null)]
    [InlineData("contract", "NotContractNumber")]
    [InlineData("A020<script>", "NotContractNumber")]
    [InlineData("A0201\n234", "NotContractNumber")]
    public void What_can_be_no_contract_number_is_refused(string number, string? code) =>
        Assert.Equal(code, Fault(Whole with { ContractNumber = number }, "contractNumber"));

    [Theory]
    [InlineData("pensioen@vandam.example", null)]
    [InlineData("pensioen", "NotMailAddress")]
    [InlineData("Van Dam <pensioen@vandam.example>", "NotMailAddress")]
    [InlineData("a@vandam.example, b@vandam.example", "NotMailAddress")]
    public void A_mail_address_is_one_and_nothing_else(string address, string? code) =>
        Assert.Equal(code, Fault(Whole with { Email = address }, "email"));

    [Theory]
    [InlineData("S. de Wit", "12", null, null)]
    [InlineData(null, "12", "NotAnswered", null)]
    [InlineData("S. de Wit", null, null, "NotAnswered")]
    [InlineData("S. de Wit", "012", null, "NotPersonnelNumber")]
    [InlineData("S. de Wit", "12a", null, "NotPersonnelNumber")]
    [InlineData("S. de Wit", "1234567890", null, "NotPersonnelNumber")]
    [InlineData("***", "12", "NotLine", null)]
    [InlineData("S. de\nWit", "12", "NotLine", null)]
    public void A_director_has_a_name_and_a_personnel_number(string? name, string? number, string? ofName, string? ofNumber)
    {
        var draft = Whole with { Employers = [Employer with { Directors = [new RegisteredDirector(name, number, null)] }] };
        const string Field = "employers[0].directors[0]";

        Assert.Equal((ofName, ofNumber), (Fault(draft, $"{Field}.name"), Fault(draft, $"{Field}.personnelNumber")));
    }

    [Fact]
    public void No_director_is_an_answer()
    {
        Assert.Empty(RegistrationCheck.FaultsOf(Whole with { Employers = [Employer with { Directors = [] }] }));
        Assert.Equal("NotAnswered", Fault(Whole with { Employers = [Employer with { Directors = null }] }, "employers[0].directors"));
    }

    [Fact]
    public void Nobody_and_nothing_is_there_twice()
    {
        Assert.Equal("Twice", Fault(Whole with { Employers = [Employer, Employer] }, "employers[1].employerId"));
        Assert.Equal(
            "Twice",
            Fault(
                Whole with { Employers = [Employer with { Directors = [Director, Director] }] },
                "employers[0].directors[1].personnelNumber"));
        // Two administrations of one employer number their people each for itself.
        Assert.Empty(RegistrationCheck.FaultsOf(
            Whole with { Employers = [Employer with { Directors = [Director, Director with { Name = "J. Bakker" }] }] }));
    }

    [Fact]
    public void Several_employers_of_one_organisation_go_together() =>
        Assert.Empty(RegistrationCheck.FaultsOf(
            Whole with { Employers = [Employer, Employer with { EmployerId = "8106825", PaymentPeriod = PaymentPeriod.FourWeeks }] }));

    [Fact]
    public void A_draft_holds_no_more_than_a_form()
    {
        var employers = Enumerable.Repeat(Employer, RegistrationCheck.MostEmployers + 1).ToList();
        var directors = Enumerable.Repeat(Director, RegistrationCheck.MostDirectors + 1).ToList();
        Assert.Equal(["employers"], RegistrationCheck.TooMuch(Whole with { Employers = employers }).Keys);
        Assert.Equal(
            ["employers[0].directors"],
            RegistrationCheck.TooMuch(Whole with { Employers = [Employer with { Directors = directors }] }).Keys);
        Assert.Equal(["companyName"], RegistrationCheck.TooMuch(Whole with { CompanyName = new string('x', 201) }).Keys);
        Assert.Empty(RegistrationCheck.TooMuch(Whole));
    }

    private static string? Fault(RegistrationDraft draft, string field) =>
        RegistrationCheck.FaultsOf(draft).GetValueOrDefault(field)?.Code;

    private static IEnumerable<string> Faults(RegistrationDraft draft, string code) =>
        RegistrationCheck.FaultsOf(draft).Where(fault => fault.Value.Code == code).Select(fault => fault.Key).Order(StringComparer.Ordinal);
}
