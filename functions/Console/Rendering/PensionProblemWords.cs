using LoketFunctions.Pension;

namespace LoketFunctions.Console.Rendering;

/// <summary>What can stand in the way of a pension link.</summary>
internal static class PensionProblemWords
{
    public static IReadOnlyDictionary<string, ProblemText> ByCode { get; } = new Dictionary<string, ProblemText>(StringComparer.Ordinal)
    {
        [PensionProblemCodes.RegistrationChanged] = new(
            ConsoleTexts.Of("PensionProblem.RegistrationChanged.Title"), ConsoleTexts.Of("PensionProblem.RegistrationChanged.ToDo")),
        [PensionProblemCodes.RegistrationUnreadable] = new(
            ConsoleTexts.Of("PensionProblem.RegistrationUnreadable.Title"), ConsoleTexts.Of("PensionProblem.RegistrationUnreadable.ToDo")),
        [PensionProblemCodes.StepNotNext] = new(
            ConsoleTexts.Of("PensionProblem.StepNotNext.Title"), ConsoleTexts.Of("PensionProblem.StepNotNext.ToDo")),
        [PensionProblemCodes.StepNotYours] = new(
            ConsoleTexts.Of("PensionProblem.StepNotYours.Title"), ConsoleTexts.Of("PensionProblem.StepNotYours.ToDo")),
        [PensionProblemCodes.NotActive] = new(
            ConsoleTexts.Of("PensionProblem.NotActive.Title"), ConsoleTexts.Of("PensionProblem.NotActive.ToDo")),
        [PensionProblemCodes.LayoutChanged] = new(
            ConsoleTexts.Of("PensionProblem.LayoutChanged.Title"), ConsoleTexts.Of("PensionProblem.LayoutChanged.ToDo")),
        [PensionProblemCodes.DeliveryUnreadable] = new(
            ConsoleTexts.Of("PensionProblem.DeliveryUnreadable.Title"), ConsoleTexts.Of("PensionProblem.DeliveryUnreadable.ToDo")),
        [PensionProblemCodes.NotConfirmed] = new(
            ConsoleTexts.Of("PensionProblem.NotConfirmed.Title"), ConsoleTexts.Of("PensionProblem.NotConfirmed.ToDo")),
    };
}
