using LoketFunctions.Connections;
using LoketFunctions.Personnel.SetUp;

namespace LoketFunctions.Console.Rendering;

/// <summary>What can stand in the way while a legal entity's link is set up.</summary>
internal static class SetUpProblemWords
{
    public static IReadOnlyDictionary<string, ProblemText> ByCode { get; } = new Dictionary<string, ProblemText>(StringComparer.Ordinal)
    {
        [ConnectionProblemCodes.BookingNeeded] = new(
            ConsoleTexts.Of("SetUpProblem.BookingNeeded.Title"), ConsoleTexts.Of("SetUpProblem.BookingNeeded.ToDo")),
        [SetUpProblemCodes.BookingsNotTaken] = new(
            ConsoleTexts.Of("SetUpProblem.BookingsNotTaken.Title"), ConsoleTexts.Of("SetUpProblem.BookingsNotTaken.ToDo")),
        [SetUpProblemCodes.NotEnabled] = new(
            ConsoleTexts.Of("SetUpProblem.NotEnabled.Title"), ConsoleTexts.Of("SetUpProblem.NotEnabled.ToDo")),
        [SetUpProblemCodes.AttributesNotSetUp] = new(
            ConsoleTexts.Of("SetUpProblem.AttributesNotSetUp.Title"), ConsoleTexts.Of("SetUpProblem.AttributesNotSetUp.ToDo")),
        [SetUpProblemCodes.AdministrationMapped] = new(
            ConsoleTexts.Of("SetUpProblem.AdministrationMapped.Title"), ConsoleTexts.Of("SetUpProblem.AdministrationMapped.ToDo")),
        [SetUpProblemCodes.NotMapped] = new(
            ConsoleTexts.Of("SetUpProblem.NotMapped.Title"), ConsoleTexts.Of("SetUpProblem.NotMapped.ToDo")),
        [TaxNumberCodes.Missing] = new(
            ConsoleTexts.Of("SetUpProblem.TaxNumberMissing.Title"), ConsoleTexts.Of("SetUpProblem.TaxNumberMissing.ToDo")),
        [TaxNumberCodes.Unreadable] = new(
            ConsoleTexts.Of("SetUpProblem.TaxNumberUnreadable.Title"), ConsoleTexts.Of("SetUpProblem.TaxNumberUnreadable.ToDo")),
        [TaxNumberCodes.Shared] = new(
            ConsoleTexts.Of("SetUpProblem.TaxNumberShared.Title"), ConsoleTexts.Of("SetUpProblem.TaxNumberShared.ToDo")),
    };
}
