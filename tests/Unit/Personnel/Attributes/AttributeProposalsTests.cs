using LoketFunctions.Personnel.Attributes;

namespace LoketFunctions.Tests.Personnel.Attributes;

/// <summary>The three rows of document 003: what matches is connected, what has other options duplicated, what is missing made.</summary>
public sealed class AttributeProposalsTests
{
    private const string Gender = "employee.personalDetails.gender";
    private const string FirstName = "employee.personalDetails.firstName";
    private const string OnCall = "employment.isOnCallEmployment";

    private static readonly LoketChoices Choices = new(new Dictionary<string, IReadOnlyList<LoketChoice>>
    {
        [Gender] = [new("1", "Man"), new("2", "Vrouw")],
    });

    [Theory]
    [InlineData("Roepnaam")]
    [InlineData("first name")]
    public void A_text_of_the_same_name_is_connected_and_gets_another_id(string label)
    {
        var proposal = Of(FirstName, [HrSystem.Text("fn", label)]);

        Assert.Equal((ProposalRule.Reuse, "fn"), (proposal.Rule, proposal.PreviousId));
        Assert.Equal(("loket." + FirstName, label, "Persoonlijk"), (proposal.Make!.Id, proposal.Make.Label, proposal.Make.Section));
    }

    [Fact]
    public void A_choice_with_the_same_options_is_connected_with_its_values()
    {
        var proposal = Of(Gender, [HrSystem.Options("g", "Geslacht", new("m", "man"), new("f", "VROUW"))]);

        Assert.Equal(ProposalRule.Reuse, proposal.Rule);
        Assert.Equal(new Dictionary<string, string> { ["m"] = "1", ["f"] = "2" }, proposal.Values);
    }

    [Fact]
    public void A_choice_with_other_options_is_duplicated_with_those_of_Loket_and_what_matches_is_imported()
    {
        var proposal = Of(Gender, [HrSystem.Options("g", "Geslacht", new("m", "Man"), new("x", "Divers"))]);

        Assert.Equal((ProposalRule.Duplicate, "g", "Loket"), (proposal.Rule, proposal.PreviousId, proposal.Make!.Section));
        Assert.Equal([new HrOption("1", "Man"), new HrOption("2", "Vrouw")], proposal.Make.Options);
        Assert.Equal(new Dictionary<string, string> { ["1"] = "1", ["2"] = "2" }, proposal.Values);
        Assert.Equal(new Dictionary<string, string> { ["m"] = "1" }, proposal.OldValues);
    }

    [Fact]
    public void What_is_missing_is_made_in_a_section_that_only_administrators_see()
    {
        var proposal = Of(Gender, [HrSystem.Text("g", "Geslacht")]);

        Assert.Equal((ProposalRule.Create, null), (proposal.Rule, proposal.PreviousId));
        var make = proposal.Make!;
        Assert.Equal(("loket." + Gender, "Geslacht", HrAttributeType.Options, "Loket"), (make.Id, make.Label, make.Type, make.Section));
        Assert.Equal(["administrator"], make.VisibleTo!);
        Assert.Equal(["administrator"], make.EditableBy!);
        Assert.Equal(["Man", "Vrouw"], make.Options.Select(option => option.Label));
    }

    [Fact]
    public void Between_two_that_match_alike_nothing_is_chosen()
    {
        var proposal = Of(FirstName, [HrSystem.Text("a", "Roepnaam"), HrSystem.Text("b", "First name")]);

        Assert.Equal((ProposalRule.Choose, null), (proposal.Rule, proposal.Make));
        Assert.Equal(["a", "b"], proposal.Candidates!.Select(one => one.Id));
    }

    [Fact]
    public void Two_options_of_one_label_are_matched_to_nothing()
    {
        var proposal = Of(Gender, [HrSystem.Options("g", "Geslacht", new("m", "Man"), new("h", "MAN"), new("v", "Vrouw"))]);

        Assert.Equal(ProposalRule.Duplicate, proposal.Rule);
        Assert.Equal(new Dictionary<string, string> { ["v"] = "2" }, proposal.OldValues);
    }

    [Fact]
    public void Options_that_Loket_does_not_tell_yet_are_waited_for()
    {
        var proposal = AttributeProposals.Of([HrSystem.Options("g", "Geslacht", new HrOption("m", "Man"))], [], LoketChoices.None)
            .Single(one => one.Field.Id == Gender);

        Assert.Equal((ProposalRule.Wait, null), (proposal.Rule, proposal.Make));
    }

    [Fact]
    public void Yes_and_no_are_matched_in_either_language()
    {
        var proposal = Of(OnCall, [HrSystem.Options("oc", "Oproepkracht", new("1", "Yes"), new("0", "No"))]);

        Assert.Equal(ProposalRule.Reuse, proposal.Rule);
        Assert.Equal(new Dictionary<string, string> { ["1"] = "true", ["0"] = "false" }, proposal.Values);
    }

    [Fact]
    public void What_stands_for_a_field_already_is_left_and_no_candidate_for_another()
    {
        var proposals = AttributeProposals.Of(
            [HrSystem.Text("fn", "Roepnaam")], [new("fn", "employee.personalDetails.placeOfBirth", AttributeOrigin.Created, null, null)],
            Choices);

        Assert.Equal(ProposalRule.Mapped, proposals.Single(one => one.Field.Path == "personalDetails.placeOfBirth").Rule);
        Assert.Equal(ProposalRule.Create, proposals.Single(one => one.Field.Id == FirstName).Rule);
    }

    private static AttributeProposal Of(string field, IReadOnlyList<HrAttribute> told) =>
        AttributeProposals.Of(told, [], Choices).Single(one => one.Field.Id == field);
}
