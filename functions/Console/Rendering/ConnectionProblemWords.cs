using LoketFunctions.Connections;
using LoketFunctions.Mapping;
using LoketFunctions.Personnel;
using LoketFunctions.Sync;

namespace LoketFunctions.Console.Rendering;

/// <summary>What can be wrong between the app, Loket and the planner's staff.</summary>
internal static class ConnectionProblemWords
{
    public static IReadOnlyDictionary<string, ProblemText> ByCode { get; } = new Dictionary<string, ProblemText>(StringComparer.Ordinal)
    {
        [ConnectionProblemCodes.Disconnected] = new(ConsoleTexts.Of("ConnectionProblem.Disconnected.Title"),
            ConsoleTexts.Of("ConnectionProblem.Disconnected.ToDo")),
        [ConnectionProblemCodes.ConnectionNotActive] = new(ConsoleTexts.Of("ConnectionProblem.ConnectionNotActive.Title"),
            ConsoleTexts.Of("ConnectionProblem.ConnectionNotActive.ToDo")),
        [ConnectionProblemCodes.HrSystemLeads] = new(ConsoleTexts.Of("ConnectionProblem.HrSystemLeads.Title"),
            ConsoleTexts.Of("ConnectionProblem.HrSystemLeads.ToDo")),
        [ConnectionProblemCodes.PensionLink] = new(ConsoleTexts.Of("ConnectionProblem.PensionLink.Title"),
            ConsoleTexts.Of("ConnectionProblem.PensionLink.ToDo")),
        [ConnectionProblemCodes.SignInNeeded] = new(ConsoleTexts.Of("ConnectionProblem.SignInNeeded.Title"),
            ConsoleTexts.Of("ConnectionProblem.SignInNeeded.ToDo")),
        [ConnectionProblemCodes.LoketRightMissing] = new(ConsoleTexts.Of("ConnectionProblem.LoketRightMissing.Title"),
            ConsoleTexts.Of("ConnectionProblem.LoketRightMissing.ToDo")),
        [ConnectionProblemCodes.LoketUnavailable] = new(ConsoleTexts.Of("ConnectionProblem.LoketUnavailable.Title"),
            ConsoleTexts.Of("ConnectionProblem.LoketUnavailable.ToDo")),
        [ConnectionProblemCodes.LoketRefused] = new(ConsoleTexts.Of("ConnectionProblem.LoketRefused.Title"),
            ConsoleTexts.Of("ConnectionProblem.LoketRefused.ToDo")),
        [ConnectionProblemCodes.SettingOff] = new(ConsoleTexts.Of("ConnectionProblem.SettingOff.Title"),
            ConsoleTexts.Of("ConnectionProblem.SettingOff.ToDo")),
        [SyncProblemCodes.PlannerEmployeeTaken] = new(ConsoleTexts.Of("ConnectionProblem.PlannerEmployeeTaken.Title"),
            ConsoleTexts.Of("ConnectionProblem.PlannerEmployeeTaken.ToDo")),
        [AttributeProblemCodes.MappingChanged] = new(ConsoleTexts.Of("ConnectionProblem.AttributeMappingChanged.Title"),
            ConsoleTexts.Of("ConnectionProblem.AttributeMappingChanged.ToDo")),
        [MappingProblemCodes.MappingChanged] = new(ConsoleTexts.Of("ConnectionProblem.MappingChanged.Title"),
            ConsoleTexts.Of("ConnectionProblem.MappingChanged.ToDo")),
    };
}
