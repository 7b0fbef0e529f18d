using LoketFunctions.Pension.Stages;
using static LoketFunctions.Pension.Stages.PensionParty;

namespace LoketFunctions.Tests.Pension;

/// <summary>
/// Every step by every party in every stage. What may be done is written out from document 004 and the issue; all else is refused.
/// </summary>
public sealed class StageTableTests
{
    /// <summary>By "from to": who may say so.</summary>
    private static readonly Dictionary<string, PensionParty[]> Link = new()
    {
        // Step 2: the organisation fills in the form.
        ["Draft Registered"] = [User],
        // Step 3: "De ingevulde gegevens worden door a.s.r. aangevuld met de noodzakelijke polis gegevens."
        ["Registered PolicyDataAdded"] = [Provider, Operator],
        // "Zij nemen hierbij contact met jullie op …"
        ["PolicyDataAdded SetUpContact"] = [User, Provider, Operator],
        // "… om de juiste autorisaties goed te zetten."
        ["SetUpContact AuthorizationsArranged"] = [User, Provider, Operator],
        // Step 4: "Je ontvangt van ons bericht als de salariskoppeling gerealiseerd is en op welke datum …"
        ["AuthorizationsArranged Confirmed"] = [User, Provider, Operator],
        // "… de eerste uitwisseling van gegevens plaatsvindt."
        ["Confirmed Active"] = [PensionParty.App],
        ["Registered Ended"] = [User, Provider, Operator],
        ["PolicyDataAdded Ended"] = [User, Provider, Operator],
        ["SetUpContact Ended"] = [User, Provider, Operator],
        ["AuthorizationsArranged Ended"] = [User, Provider, Operator],
        ["Confirmed Ended"] = [User, Provider, Operator],
        ["Active Ended"] = [User, Provider, Operator],
    };

    private static readonly Dictionary<string, PensionParty[]> Request = new()
    {
        ["Received PrerequisitesChecked"] = [User, Operator],
        ["PrerequisitesChecked ConfirmedByUs"] = [User],
        ["ConfirmedByUs SetUpAtProvider"] = [Provider, Operator],
        ["SetUpAtProvider DateSet"] = [User, Provider, Operator],
        ["DateSet Active"] = [PensionParty.App],
        ["Received Declined"] = [User, Provider, Operator],
        ["PrerequisitesChecked Declined"] = [User, Provider, Operator],
        ["ConfirmedByUs Declined"] = [User, Provider, Operator],
        ["SetUpAtProvider Declined"] = [User, Provider, Operator],
        ["DateSet Declined"] = [User, Provider, Operator],
    };

    [Fact]
    public void Steps_of_a_link_are_those_of_the_document() => Holds(PensionSteps.OfLink, Link);

    [Fact]
    public void Steps_of_a_request_are_those_of_the_issue() => Holds(PensionSteps.OfRequest, Request);

    [Theory]
    [InlineData(nameof(PensionStage.Draft), User)]
    [InlineData(nameof(PensionStage.Registered), Provider)]
    [InlineData(nameof(PensionStage.PolicyDataAdded), Provider)]
    [InlineData(nameof(PensionStage.SetUpContact), User)]
    [InlineData(nameof(PensionStage.AuthorizationsArranged), Provider)]
    [InlineData(nameof(PensionStage.Confirmed), PensionParty.App)]
    [InlineData(nameof(PensionStage.Active), null)]
    [InlineData(nameof(PensionStage.Ended), null)]
    internal void It_is_known_whose_move_it_is(string stage, PensionParty? whose) =>
        Assert.Equal(whose, PensionSteps.OfLink.NextOf(Enum.Parse<PensionStage>(stage))?.By[0]);

    [Theory]
    [InlineData(User, StepVerdict.Taken)]
    [InlineData(Provider, StepVerdict.Taken)]
    [InlineData(Operator, StepVerdict.Taken)]
    [InlineData(PensionParty.App, StepVerdict.NotYours)]
    internal void Whoever_names_the_day_may_name_another_one(PensionParty party, StepVerdict verdict)
    {
        Assert.Equal(verdict, PensionSteps.OfLink.Judge(PensionStage.Confirmed, PensionStage.Confirmed, party, saysElse: true));
        Assert.Equal(verdict, PensionSteps.OfRequest.Judge(RequestStage.DateSet, RequestStage.DateSet, party, saysElse: true));
    }

    private static void Holds<TStage>(StageTable<TStage> table, Dictionary<string, PensionParty[]> allowed)
        where TStage : struct, Enum
    {
        foreach (var from in Enum.GetValues<TStage>())
        {
            foreach (var to in Enum.GetValues<TStage>())
            {
                foreach (var party in Enum.GetValues<PensionParty>())
                {
                    var expected = from.Equals(to) ? StepVerdict.Again
                        : !allowed.TryGetValue($"{from} {to}", out var may) ? StepVerdict.NotNext
                        : may.Contains(party) ? StepVerdict.Taken : StepVerdict.NotYours;
                    Assert.True(expected == table.Judge(from, to, party), $"{from} {to} {party}");
                }
            }
        }
    }
}
