using LoketFunctions.Export.Model;
using LoketFunctions.Export.Notify;

namespace LoketFunctions.Console.Rendering;

/// <summary>What can be wrong with exports, their files and mails.</summary>
internal static class ExportProblemWords
{
    public static IReadOnlyDictionary<string, ProblemText> ByCode { get; } = new Dictionary<string, ProblemText>(StringComparer.Ordinal)
    {
        [ExportProblemCodes.PeriodNotOpen] = new(ConsoleTexts.Of("ExportProblem.PeriodNotOpen.Title"),
            ConsoleTexts.Of("ExportProblem.PeriodNotOpen.ToDo")),
        [ExportProblemCodes.CorrectionsOff] = new(ConsoleTexts.Of("ExportProblem.CorrectionsOff.Title"),
            ConsoleTexts.Of("ExportProblem.CorrectionsOff.ToDo")),
        [ExportProblemCodes.CorrectionsChanged] = new(ConsoleTexts.Of("ExportProblem.CorrectionsChanged.Title"),
            ConsoleTexts.Of("ExportProblem.CorrectionsChanged.ToDo")),
        [ExportProblemCodes.NoReportYet] = new(
            ConsoleTexts.Of("ExportProblem.NoReportYet.Title"), ConsoleTexts.Of("ExportProblem.NoReportYet.ToDo")),
        [ExportProblemCodes.NoPayrollFile] = new(ConsoleTexts.Of("ExportProblem.NoPayrollFile.Title"),
            ConsoleTexts.Of("ExportProblem.NoPayrollFile.ToDo")),
        [NotifyProblemCodes.NoRecipients] = new(
            ConsoleTexts.Of("ExportProblem.NoRecipients.Title"), ConsoleTexts.Of("ExportProblem.NoRecipients.ToDo")),
        [NotifyCodes.Unavailable] = new(ConsoleTexts.Of("ExportProblem.MailUnavailable.Title"),
            ConsoleTexts.Of("ExportProblem.MailUnavailable.ToDo")),
        [NotifyCodes.Refused] = new(ConsoleTexts.Of("ExportProblem.MailRefused.Title"), ConsoleTexts.Of("ExportProblem.MailRefused.ToDo")),
        [NotifyCodes.AddressNotSupported] = new(ConsoleTexts.Of("ExportProblem.MailAddressNotSupported.Title"),
            ConsoleTexts.Of("ExportProblem.MailAddressNotSupported.ToDo")),
        [NotifyCodes.Unconfirmed] = new(ConsoleTexts.Of("ExportProblem.MailUnconfirmed.Title"),
            ConsoleTexts.Of("ExportProblem.MailUnconfirmed.ToDo")),
        [NotifyCodes.Off] = new(ConsoleTexts.Of("ExportProblem.MailOff.Title"), ConsoleTexts.Of("ExportProblem.MailOff.ToDo")),
        [NotifyProblemCodes.NoMarksLeft] = new(
            ConsoleTexts.Of("ExportProblem.NoMarksLeft.Title"), ConsoleTexts.Of("ExportProblem.NoMarksLeft.ToDo")),
    };
}
