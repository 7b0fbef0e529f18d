using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections.Checklist;

/// <summary>What is said about the Loket user and about the product's side.</summary>
internal static class UserTexts
{
    private static readonly LocalizedText WhyAUser = ConnectionsTexts.Of("User.WhyAUser");

    public static IReadOnlyDictionary<SetUpItem, ItemText> ByItem { get; } = new Dictionary<SetUpItem, ItemText>
    {
        [SetUpItem.NormalUser] = new(
            ActionOwner.Accountant,
            ConnectionsTexts.Of("User.AUserForTheConnection"),
            WhyAUser,
            ConnectionsTexts.Of("User.InLoketNlAddAUser"),
            ConnectionsTexts.Of("User.WouldYouMakeANormalActive")),
        [SetUpItem.DedicatedUser] = new(
            ActionOwner.Accountant,
            ConnectionsTexts.Of("User.AUserOfOneEmployerOnly"),
            ConnectionsTexts.Of("User.WhyOneEmployerOnly"),
            ConnectionsTexts.Of("User.HowOneEmployerOnly"),
            ConnectionsTexts.Of("User.AskOneEmployerOnly")),
        [SetUpItem.LoginMethod] = new(
            ActionOwner.Accountant,
            ConnectionsTexts.Of("User.TheLoginMethod"),
            ConnectionsTexts.Of("User.WhyTheLoginMethod"),
            ConnectionsTexts.Of("User.HowTheLoginMethod"),
            ConnectionsTexts.Of("User.AskTheLoginMethod")),
        [SetUpItem.TwoStepVerification] = new(
            ActionOwner.Accountant,
            ConnectionsTexts.Of("User.TwoStepVerification"),
            ConnectionsTexts.Of("User.WhyTwoStepVerification"),
            ConnectionsTexts.Of("User.HowTwoStepVerification"),
            ConnectionsTexts.Of("User.AskTwoStepVerification")),
        [SetUpItem.ActiveUser] = new(
            ActionOwner.Accountant,
            ConnectionsTexts.Of("User.AnActiveUser"),
            ConnectionsTexts.Of("User.WhyAnActiveUser"),
            ConnectionsTexts.Of("User.HowAnActiveUser"),
            ConnectionsTexts.Of("User.AskAnActiveUser")),
        [SetUpItem.NewUser] = new(
            ActionOwner.Accountant,
            ConnectionsTexts.Of("User.NewUser.Title"),
            ConnectionsTexts.Of("User.NewUser.Why"),
            ConnectionsTexts.Of("User.NewUser.How"),
            ConnectionsTexts.Of("User.NewUser.Ask"))
        {
            Unverified = ConnectionsTexts.Of("User.SaySoByName"),
        },
        [SetUpItem.SoleUseUser] = new(
            ActionOwner.Accountant,
            ConnectionsTexts.Of("User.SoleUse.Title"),
            ConnectionsTexts.Of("User.SoleUse.Why"),
            ConnectionsTexts.Of("User.SoleUse.How"),
            ConnectionsTexts.Of("User.SoleUse.Ask"))
        {
            Unverified = ConnectionsTexts.Of("User.SaySoByName"),
        },
        [SetUpItem.UnblockedUser] = new(
            ActionOwner.Accountant,
            ConnectionsTexts.Of("User.Unblocked.Title"),
            ConnectionsTexts.Of("User.Unblocked.Why"),
            ConnectionsTexts.Of("User.Unblocked.How"),
            ConnectionsTexts.Of("User.Unblocked.Ask")),
        [SetUpItem.AccountantUser] = new(
            ActionOwner.Accountant,
            ConnectionsTexts.Of("User.AUserForTheConnection"),
            WhyAUser,
            ConnectionsTexts.Of("User.InLoketNlOpenTheTab"),
            ConnectionsTexts.Of("User.WouldYouMakeANormalActive2"),
            ConnectionsTexts.Of("User.TheManualOfAsksForA")),
        [SetUpItem.Team] = new(
            ActionOwner.Accountant,
            ConnectionsTexts.Of("User.ATeamWithTheEmployers"),
            ConnectionsTexts.Of("User.TheUserOnlySeesTheEmployers"),
            ConnectionsTexts.Of("User.OpenTeamsEnGebruikersAndIn"),
            ConnectionsTexts.Of("User.WouldYouPutThisUserIn"),
            ConnectionsTexts.Of("User.TheManualOfSetsThisTeam")),
        [SetUpItem.EnvironmentCode] = new(
            ActionOwner.User,
            ConnectionsTexts.Of("User.TheEnvironmentCodeMayStayEmpty"),
            ConnectionsTexts.Of("User.TheConnectFormOfAsksFor"),
            ConnectionsTexts.Of("User.AskLoketNlForTheEnvironment"))
        {
            Unverified = ConnectionsTexts.Of("User.NoCodeWasFilledInThe"),
        },
        [SetUpItem.UniquePersonnelNumbers] = new(
            ActionOwner.User,
            ConnectionsTexts.Of("User.EachPersonnelNumberIsOnePerson"),
            ConnectionsTexts.Of("User.WithSeveralConnectionsInYourAccount"),
            ConnectionsTexts.Of("User.CheckInLoketNlThatNo"))
        {
            Unverified = ConnectionsTexts.Of("User.YourAccountHasSeveralConnectionsA"),
        },
    };
}
