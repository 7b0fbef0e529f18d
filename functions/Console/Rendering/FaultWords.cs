using System.Text.RegularExpressions;
using LoketFunctions.Localization;

namespace LoketFunctions.Console.Rendering;

/// <summary>
/// What is wrong with a field, in the words of somebody at a screen. The app's own are for engineers ("is not an e-mail address"), and
/// hold no more than numbers and codes that vary. A convention test holds that each has some here.
/// </summary>
internal static class FaultWords
{
    private static readonly LocalizedText Otherwise = ConsoleTexts.Of("Fault.Otherwise");

    /// <summary>The first that fits counts; a and b are what varies.</summary>
    private static readonly IReadOnlyList<(Regex Fault, LocalizedText Words)> Known = new (string Fault, LocalizedText Words)[]
    {
        ("is null", ConsoleTexts.Of("Fault.ThisIsStillEmpty")),
        ("is not text", ConsoleTexts.Of("Fault.ThisHoldsCharactersThatCannotBe")),
        ("is there twice", ConsoleTexts.Of("Fault.ThisIsFilledInTwice")),
        ("is not known here or has the wrong form", ConsoleTexts.Of("Fault.ThisDoesNotHaveTheRight")),
        ("is missing.*", ConsoleTexts.Of("Fault.ThisIsStillMissing")),
        ("is empty: choose at least one", ConsoleTexts.Of("Fault.ChooseAtLeastOne")),
        ("names more than (?<a>.+): make a second connection", ConsoleTexts.Of("Fault.MoreThanAdministrationsDoNotFit")),
        ("is not chosen", ConsoleTexts.Of("Fault.ChooseOne")),
        ("is none of those that the page offers", ConsoleTexts.Of("Fault.ChooseOneOfThePossibilities")),
        ("is empty", ConsoleTexts.Of("Fault.ThisIsStillEmpty")),
        ("is not an e-mail address", ConsoleTexts.Of("Fault.ThisIsNotAValidE")),
        ("holds letters such as é before the @, which .*", ConsoleTexts.Of("Fault.NoMailCanGoToAn")),
        ("holds letters such as é before the @, and .*", ConsoleTexts.Of("Fault.WhetherMailCanGoToAn")),
        ("is not a list of at most (?<a>.+) e-mail addresses", ConsoleTexts.Of("Fault.FillInValidEMailAddresses")),
        ("is not a list of at most (?<a>.+) tokens of `toConfirm`", ConsoleTexts.Of("Fault.LookAtTheChangesAgainAnd")),
        ("is not a list of some of .*", ConsoleTexts.Of("Common.ChooseOneOfThese")),
        ("is not a time of day: .*", ConsoleTexts.Of("Fault.ThisIsNotATimeSuch")),
        ("is not a time as HH:mm", ConsoleTexts.Of("Fault.ThisIsNotATimeSuch")),
        ("is not a day as yyyy-MM-dd", ConsoleTexts.Of("Fault.ThisIsNotADate")),
        ("is not a whole number from (?<a>.+) to (?<b>.+)", ConsoleTexts.Of("Fault.FillInAWholeNumberFrom")),
        ("is not a whole number from (?<a>.+)", ConsoleTexts.Of("Fault.FillInAWholeNumberAt")),
        ("is not a whole number", ConsoleTexts.Of("Fault.FillInAWholeNumber")),
        ("is not from (?<a>.+) to (?:below )?(?<b>.+)", ConsoleTexts.Of("Fault.ThisIsNotBetweenAnd")),
        ("is below (?<a>.+)", ConsoleTexts.Of("Fault.ThisIsLessThan")),
        ("is not true or false", ConsoleTexts.Of("Fault.ChooseYesOrNo")),
        ("is not a line of 1 to (?<a>.+) characters with a letter or digit",
            ConsoleTexts.Of("Fault.FillInOneLineOfAt")),
        ("is longer than (?<a>.+) characters", ConsoleTexts.Of("Fault.ThisIsTooLongCharactersAt")),
        ("(?:is|has a code, .+, that is) not 1 to (?<a>.+) characters without control characters",
            ConsoleTexts.Of("Fault.Use1ToOrdinaryCharacters")),
        ("is not 1 to (?<a>.+) letters, digits, dots, dashes and underscores.*",
            ConsoleTexts.Of("Fault.Use1ToLettersDigitsDots")),
        ("holds (?<a>.+); 1 to (?<b>.+) are taken at once", ConsoleTexts.Of("Fault.Choose1ToAtOnce")),
        ("holds? .*", ConsoleTexts.Of("Fault.ThisHoldsCharactersThatCannotBe")),
        ("is not below one of the addresses that the operator allowed for this planner",
            ConsoleTexts.Of("Fault.TheOperatorDoesNotAllowThis")),
        ("is not an absolute address of at most (?<a>.+) characters", ConsoleTexts.Of("Fault.ThisIsNotAWholeInternet")),
        ("is not a payroll administration that the connected user can reach",
            ConsoleTexts.Of("Fault.TheConnectedUserCannotReachThis")),
        ("is not one of the administrations that are chosen", ConsoleTexts.Of("Fault.ThisAdministrationIsNotChosen")),
        ("has a venue already", ConsoleTexts.Of("Fault.ThisAdministrationHasAVenueAlready")),
        ("is the venue of another administration already: .*",
            ConsoleTexts.Of("Fault.ThisVenueIsAnotherAdministrationAlready")),
        ("is not of this product: its venues are not administrations",
            ConsoleTexts.Of("Fault.InYourPlannerAVenueIs")),
        ("does not take part in this connection", ConsoleTexts.Of("Fault.ThisAdministrationTakesNoPartIn")),
        ("is not a payroll (year|period) of this administration in Loket",
            ConsoleTexts.Of("Fault.LoketNlHasNoSuchPayroll")),
        ("cannot be told: Loket has no payroll periods for this administration",
            ConsoleTexts.Of("Fault.LoketNlHasNoPayrollPeriods")),
        ("is not among the planner's employees as last read",
            ConsoleTexts.Of("Fault.ThisEmployeeIsNotKnownIn")),
        ("is given with the choice link, and only then", ConsoleTexts.Of("Fault.ChooseWhomToLinkThisEmployee")),
        ("name an employee twice", ConsoleTexts.Of("Fault.TheSameEmployeeIsChosenTwice")),
        ("names nobody.*", ConsoleTexts.Of("Fault.FillInSomebodyOrLeaveThis")),
        ("are not taken: .*", ConsoleTexts.Of("Fault.TheseDetailsAreNotNeededHere")),
        ("lack environmentCode or have the wrong form", ConsoleTexts.Of("Fault.FillInTheEnvironmentCode")),
        ("has (?<a>.+) codes; at most (?<b>.+) are taken", ConsoleTexts.Of("Fault.TheseAreTooManyCodesAt")),
        ("is none that this page has|is none of those that the page offers",
            ConsoleTexts.Of("Fault.ThereIsNoSuchChoiceOr")),
        ("is not chosen", ConsoleTexts.Of("Fault.ThisIsNotChosenYet")),
        ("cannot be mailed to: this installation sends no mail", ConsoleTexts.Of("Fault.ThisInstallationSendsNoMail")),
        ("is neither the owner's address nor one of the export recipients of this connection",
            ConsoleTexts.Of("Fault.ThisIsNeitherTheAddressOf")),
        ("takes part in connection .*", ConsoleTexts.Of("Fault.ThisAdministrationTakesPartInAnother")),
        ("is for an employee of the planner's who is another record's already", ConsoleTexts.Of("Fault.ThePlannersEmployeeIsLinkedTo")),
        ("is not one of .*", ConsoleTexts.Of("Fault.ChooseOneOfThePossibilities")),
        ("names a correction that cannot be carried", ConsoleTexts.Of("Fault.ACorrectionThatWasChosenCannot")),
        ("names (?<a>.+) corrections; 1 to (?<b>.+) are taken at once", ConsoleTexts.Of("Fault.Choose1ToAtOnce")),
        ("is not a setting of a connection", ConsoleTexts.Of("Fault.ThereIsNoSuchSetting")),
        ("is not 1 to (?<a>.+) permissions", ConsoleTexts.Of("Fault.Give1ToPermissions")),
        ("names more than (?<a>.+) administrations in all; .*", ConsoleTexts.Of("Fault.TheseAreTooManyAdministrationsAt")),
        ("is not for 1 to (?<a>.+) administrations", ConsoleTexts.Of("Fault.Choose1ToAdministrations")),
        ("is for the connection as a whole: .*", ConsoleTexts.Of("Fault.ThisPermissionIsForTheConnection")),
        ("component (?<a>.+) is not in the administration's list of (?<b>.+)",
            ConsoleTexts.Of("Fault.LoketNlDoesNotHavePayroll")),
        ("component (?<a>.+) cannot be changed collectively, as exports do",
            ConsoleTexts.Of("Fault.PayrollComponentCannotBeChangedCollectively")),
        ("component (?<a>.+) is not for hours", ConsoleTexts.Of("Fault.PayrollComponentIsNotForHours")),
        ("component (?<a>.+) is for hours", ConsoleTexts.Of("Fault.PayrollComponentIsForHours")),
        ("distribution unit .+ is not one of the employer's", ConsoleTexts.Of("Fault.TheEmployerHasNoSuchDistribution")),
        ("cost centre (?<a>.+) is not in the administration's list of (?<b>.+)",
            ConsoleTexts.Of("Fault.LoketNlDoesNotHaveCost")),
        ("cost unit (?<a>.+) is not in the administration's list of (?<b>.+)",
            ConsoleTexts.Of("Fault.LoketNlDoesNotHaveCost2")),
        ("shift (?<a>.+) is not in the administration's list of (?<b>.+)",
            ConsoleTexts.Of("Fault.LoketNlDoesNotHaveShift")),
    }.Select(one => (new Regex($@"^(?:{one.Fault})\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), one.Words)).ToList();

    public static string Of(string fault, string language) => Find(fault, language) ?? Otherwise.In(language);

    /// <summary>Null where nobody gave it words.</summary>
    public static string? Find(string fault, string language)
    {
        foreach (var (pattern, words) in Known)
        {
            if (pattern.Match(fault) is { Success: true } match)
                return match.Result(words.In(language));
        }

        return null;
    }
}
