using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections.Checklist;

/// <summary>What is said about what has to be in order at each employer.</summary>
internal static class EmployerTexts
{
    private static readonly LocalizedText WhyGeneral = ConnectionsTexts.Of("Employer.WhyGeneral");

    public static IReadOnlyDictionary<SetUpItem, ItemText> ByItem { get; } = new Dictionary<SetUpItem, ItemText>
    {
        [SetUpItem.EmployerAccess] = new(
            ActionOwner.Accountant,
            ConnectionsTexts.Of("Employer.AccessToTheEmployers"),
            ConnectionsTexts.Of("Employer.TheUserOnlySeesTheEmployers"),
            ConnectionsTexts.Of("Employer.InLoketNlLinkTheUser"),
            ConnectionsTexts.Of("Employer.WouldYouGiveThisUserAccess")),
        [SetUpItem.Rights] = new(
            ActionOwner.Accountant,
            ConnectionsTexts.Of("Employer.TheRightsOfTheUser"),
            ConnectionsTexts.Of("Employer.WithoutTheseRightsLoketNlRefuses"),
            ConnectionsTexts.Of("Employer.InLoketNlGiveTheUser"),
            ConnectionsTexts.Of("Employer.WouldYouGiveThisUserThe")),
        [SetUpItem.PayrollAdministrations] = new(
            ActionOwner.Accountant,
            ConnectionsTexts.Of("Employer.APayrollAdministration"),
            ConnectionsTexts.Of("Employer.ExchangesDataWithThePayrollAdministrations"),
            ConnectionsTexts.Of("Employer.CheckInLoketNlWhetherThe"),
            ConnectionsTexts.Of("Employer.WouldYouCheckThatThereIs")),
        [SetUpItem.NoFilter] = new(
            ActionOwner.Accountant,
            ConnectionsTexts.Of("Employer.NoFilterOnEmployments"),
            ConnectionsTexts.Of("Employer.LoketNlLeavesOutWithoutA"),
            ConnectionsTexts.Of("Employer.SignInAtLoketNlAs"),
            ConnectionsTexts.Of("Employer.WouldYouClearTheFilterSettings"))
        {
            Unverified = ConnectionsTexts.Of("Employer.LoketNlDoesNotShowUs"),
        },
        [SetUpItem.DistributionUnits] = new(
            ActionOwner.Accountant,
            ConnectionsTexts.Of("Employer.CostCentresDistributionUnits"),
            ConnectionsTexts.Of("Employer.YouWillLinkYourDepartmentsTo"),
            ConnectionsTexts.Of("Employer.CheckInLoketNlUnderBeheer"),
            ConnectionsTexts.Of("Employer.WouldYouSetUpDistributionUnits")),
        [SetUpItem.GeneralFunction] = General(
            ConnectionsTexts.Of("Employer.FunctionAlgemeen"), ConnectionsTexts.Of("Employer.AFunctionFunctie")),
        [SetUpItem.GeneralDepartment] = General(
            ConnectionsTexts.Of("Employer.DepartmentAlgemeen"), ConnectionsTexts.Of("Employer.ADepartmentAfdeling")),
        [SetUpItem.GeneralDistributionUnit] = General(
            ConnectionsTexts.Of("Employer.DistributionUnitAlgemeen"), ConnectionsTexts.Of("Employer.ADistributionUnitVerdelingseenheid")),
    };

    private static ItemText General(LocalizedText title, LocalizedText what) => new(
        ActionOwner.Accountant, title, WhyGeneral,
        ConnectionsTexts.Of("Employer.InLoketNlMakeUnderBeheer", what, EmployerChecks.General),
        ConnectionsTexts.Of("Employer.WouldYouMakeUnderBeheerNamed", what, EmployerChecks.General));
}
