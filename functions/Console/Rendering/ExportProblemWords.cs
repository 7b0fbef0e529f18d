namespace LoketFunctions.Console.Rendering;

/// <summary>What can be wrong with exports, their files and mails.</summary>
internal static class ExportProblemWords
{
    public static IReadOnlyDictionary<string, ProblemText> ByCode { get; } = new Dictionary<string, ProblemText>(StringComparer.Ordinal)
    {
        ["period-not-open"] = new(ConsoleTexts.Of("ExportProblem.PeriodNotOpen.Title"),
            ConsoleTexts.Of("ExportProblem.PeriodNotOpen.ToDo")),
        ["corrections-off"] = new(ConsoleTexts.Of("ExportProblem.CorrectionsOff.Title"),
            ConsoleTexts.Of("ExportProblem.CorrectionsOff.ToDo")),
        ["corrections-changed"] = new(ConsoleTexts.Of("ExportProblem.CorrectionsChanged.Title"),
            ConsoleTexts.Of("ExportProblem.CorrectionsChanged.ToDo")),
        ["no-report-yet"] = new(ConsoleTexts.Of("ExportProblem.NoReportYet.Title"), ConsoleTexts.Of("ExportProblem.NoReportYet.ToDo")),
        ["no-payroll-file"] = new(ConsoleTexts.Of("ExportProblem.NoPayrollFile.Title"),
            ConsoleTexts.Of("ExportProblem.NoPayrollFile.ToDo")),
        ["no-recipients"] = new(ConsoleTexts.Of("ExportProblem.NoRecipients.Title"), ConsoleTexts.Of("ExportProblem.NoRecipients.ToDo")),
        ["mail-unavailable"] = new(ConsoleTexts.Of("ExportProblem.MailUnavailable.Title"),
            ConsoleTexts.Of("ExportProblem.MailUnavailable.ToDo")),
        ["mail-refused"] = new(ConsoleTexts.Of("ExportProblem.MailRefused.Title"), ConsoleTexts.Of("ExportProblem.MailRefused.ToDo")),
        ["mail-address-not-supported"] = new(ConsoleTexts.Of("ExportProblem.MailAddressNotSupported.Title"),
            ConsoleTexts.Of("ExportProblem.MailAddressNotSupported.ToDo")),
        ["mail-unconfirmed"] = new(ConsoleTexts.Of("ExportProblem.MailUnconfirmed.Title"),
            ConsoleTexts.Of("ExportProblem.MailUnconfirmed.ToDo")),
        ["mail-off"] = new(ConsoleTexts.Of("ExportProblem.MailOff.Title"), ConsoleTexts.Of("ExportProblem.MailOff.ToDo")),
        ["no-marks-left"] = new(ConsoleTexts.Of("ExportProblem.NoMarksLeft.Title"), ConsoleTexts.Of("ExportProblem.NoMarksLeft.ToDo")),
    };
}
