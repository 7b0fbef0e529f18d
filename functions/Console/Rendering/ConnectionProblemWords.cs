namespace LoketFunctions.Console.Rendering;

/// <summary>What can be wrong between the app, Loket and the planner's staff.</summary>
internal static class ConnectionProblemWords
{
    public static IReadOnlyDictionary<string, ProblemText> ByCode { get; } = new Dictionary<string, ProblemText>(StringComparer.Ordinal)
    {
        ["disconnected"] = new(ConsoleTexts.Of("ConnectionProblem.Disconnected.Title"),
            ConsoleTexts.Of("ConnectionProblem.Disconnected.ToDo")),
        ["connection-not-active"] = new(ConsoleTexts.Of("ConnectionProblem.ConnectionNotActive.Title"),
            ConsoleTexts.Of("ConnectionProblem.ConnectionNotActive.ToDo")),
        ["sign-in-needed"] = new(ConsoleTexts.Of("ConnectionProblem.SignInNeeded.Title"),
            ConsoleTexts.Of("ConnectionProblem.SignInNeeded.ToDo")),
        ["loket-right-missing"] = new(ConsoleTexts.Of("ConnectionProblem.LoketRightMissing.Title"),
            ConsoleTexts.Of("ConnectionProblem.LoketRightMissing.ToDo")),
        ["loket-unavailable"] = new(ConsoleTexts.Of("ConnectionProblem.LoketUnavailable.Title"),
            ConsoleTexts.Of("ConnectionProblem.LoketUnavailable.ToDo")),
        ["loket-refused"] = new(ConsoleTexts.Of("ConnectionProblem.LoketRefused.Title"),
            ConsoleTexts.Of("ConnectionProblem.LoketRefused.ToDo")),
        ["planner-employee-taken"] = new(ConsoleTexts.Of("ConnectionProblem.PlannerEmployeeTaken.Title"),
            ConsoleTexts.Of("ConnectionProblem.PlannerEmployeeTaken.ToDo")),
        ["mapping-changed"] = new(ConsoleTexts.Of("ConnectionProblem.MappingChanged.Title"),
            ConsoleTexts.Of("ConnectionProblem.MappingChanged.ToDo")),
    };
}
