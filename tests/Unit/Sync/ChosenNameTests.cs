using LoketFunctions.Loket.Model;
using LoketFunctions.Planner;
using LoketFunctions.Sync;

namespace LoketFunctions.Tests.Sync;

/// <summary>N1: the planner receives the name by which somebody goes.</summary>
public sealed class ChosenNameTests
{
    /// <summary>
    /// Of somebody who is called Jansen, with a partner called de Boer. Keys are others in each source, so they say nothing.
    /// </summary>
    [Theory]
    [InlineData("last name", "Jansen")]
    [InlineData("last name partner", "de Boer")]
    [InlineData("last name + last name partner", "Jansen-de Boer")]
    [InlineData("last name partner + last name", "de Boer-Jansen")]
    [InlineData("Achternaam", "Jansen")]
    [InlineData("Achternaam partner", "de Boer")]
    [InlineData("Achternaam - achternaam partner", "Jansen-de Boer")]
    [InlineData("Achternaam partner - achternaam", "de Boer-Jansen")]
    [InlineData("Eigen naam", "Jansen")]
    [InlineData("Naam van de partner", "de Boer")]
    [InlineData("Naam partner gevolgd door eigen naam", "de Boer-Jansen")]
    public void It_is_the_one_that_Loket_s_words_say(string words, string name) =>
        Assert.Equal(name, Of(words, "Iets anders A.").Text);

    [Theory]
    [InlineData("Jansen A.", "Jansen")]
    [InlineData("Boer A. de", "de Boer")]
    [InlineData("Boer, A. de", "de Boer")]
    [InlineData("Jansen - de Boer A.", "Jansen-de Boer")]
    [InlineData("Boer - Jansen A. de", "de Boer-Jansen")]
    [InlineData("Pietersen A.", "Jansen")]
    [InlineData(null, "Jansen")]
    public void Without_words_it_is_the_one_in_the_formatted_name(string? formatted, string name)
    {
        Assert.Equal(name, Of(null, formatted).Text);
        Assert.Equal(name, Of("Standaard", formatted).Text);
    }

    [Theory]
    [InlineData("Achternaam partner")]
    [InlineData("Achternaam - achternaam partner")]
    public void Without_a_partner_it_is_one_s_own(string words) =>
        Assert.Equal("van Jansen", ChosenName.Of(Person("van", "Jansen", null, null, words, null), null).Text);

    [Theory]
    [InlineData(LastNameSource.Chosen, "de Boer")]
    [InlineData(LastNameSource.Own, "Jansen")]
    internal void A_setting_says_whether_the_choice_counts(LastNameSource source, string name) =>
        Assert.Equal(name, Of("Achternaam partner", "Boer A. de").In(source));

    [Fact]
    public void Who_has_no_name_of_his_own_there_goes_by_the_partner_s() =>
        Assert.Equal("de Boer", ChosenName.Of(Person(null, " ", "de", "Boer", null, null), null).In(LastNameSource.Own));

    [Fact]
    public void Another_setting_reads_everybody_again() => Assert.NotEqual(
        SyncPlan.RulesOf(Profiles.Find("eitje")!), SyncPlan.RulesOf(Profiles.Find("eitje")! with { LastName = LastNameSource.Own }));

    [Fact]
    public void The_employment_tells_it_where_the_person_is_not_given() =>
        Assert.Equal("de Boer",
            ChosenName.Of(null, new EmploymentEmployee(null, 1, null, null, null, "Jansen", "de", "Boer", "Boer A. de", null)).Text);

    [Fact]
    public void Two_of_one_name_are_one_name() =>
        Assert.Equal("Bakker", ChosenName.Of(Person(null, "Bakker", null, "Bakker", "last name + last name partner", null), null).Text);

    private static ChosenName Of(string? words, string? formatted) =>
        ChosenName.Of(Person(null, "Jansen", "de", "Boer", words, formatted), null);

    private static PersonalDetails Person(
        string? prefix, string last, string? partnerPrefix, string? partner, string? words, string? formatted) => new()
        {
            Initials = "A.",
            Prefix = prefix,
            LastName = last,
            PrefixPartner = partnerPrefix,
            LastNamePartner = partner,
            FormattedName = formatted,
            HowToFormatLastName = new Metadata(2, words),
        };
}
