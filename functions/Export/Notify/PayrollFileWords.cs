using LoketFunctions.Localization;

namespace LoketFunctions.Export.Notify;

/// <summary>
/// The words of the mail with a payroll file. What stands on Loket's own screens stays Dutch in both languages: it is what the
/// reader looks for there.
/// </summary>
internal static class PayrollFileWords
{
    /// <summary>0 employer, 1 administration, 2 year, 3 period, 4 version.</summary>
    public static readonly LocalizedText Subject = ExportTexts.Of("PayrollFile.Subject");

    public static readonly LocalizedText TestSubject = ExportTexts.Of("PayrollFile.TestSubject");
    public static readonly LocalizedText Greeting = ExportTexts.Of("PayrollFile.Greeting");

    /// <summary>0 product.</summary>
    public static readonly LocalizedText Attached = ExportTexts.Of("PayrollFile.Attached");

    /// <summary>0 product, 1 day.</summary>
    public static readonly LocalizedText Linked = ExportTexts.Of("PayrollFile.Linked");

    public static readonly LocalizedText Download = ExportTexts.Of("PayrollFile.Download");

    /// <summary>0 year.</summary>
    public static readonly LocalizedText TestYear = ExportTexts.Of("PayrollFile.TestYear");

    /// <summary>0 version, 1 the version before.</summary>
    public static readonly LocalizedText Replaces = ExportTexts.Of("PayrollFile.Replaces");

    /// <summary>0 how much.</summary>
    public static readonly LocalizedText MuchWithdrawn = ExportTexts.Of("PayrollFile.MuchWithdrawn");

    public static readonly LocalizedText Employer = ExportTexts.Of("Common.Employer");
    public static readonly LocalizedText Administration = ExportTexts.Of("Common.Administration");
    public static readonly LocalizedText ClientNumber = ExportTexts.Of("PayrollFile.ClientNumber");
    public static readonly LocalizedText Year = ExportTexts.Of("PayrollFile.Year");
    public static readonly LocalizedText Period = ExportTexts.Of("Common.Period");

    /// <summary>0 number, 1 first day, 2 last day.</summary>
    public static readonly LocalizedText PeriodDays = ExportTexts.Of("PayrollFile.PeriodDays");

    public static readonly LocalizedText File = ExportTexts.Of("PayrollFile.File");
    public static readonly LocalizedText Version = ExportTexts.Of("PayrollFile.Version");
    public static readonly LocalizedText Lines = ExportTexts.Of("Common.Lines");
    public static readonly LocalizedText Employees = ExportTexts.Of("PayrollFile.Employees");

    public static readonly LocalizedText ImportNow = ExportTexts.Of("PayrollFile.ImportNow");
    public static readonly LocalizedText NotInLoket = ExportTexts.Of("PayrollFile.NotInLoket");

    /// <summary>0 day.</summary>
    public static readonly LocalizedText Deadline = ExportTexts.Of("PayrollFile.Deadline");

    public static readonly LocalizedText AlreadyThere = ExportTexts.Of("PayrollFile.AlreadyThere");
    public static readonly LocalizedText InLoket = ExportTexts.Of("PayrollFile.InLoket");

    /// <summary>0 how many, 1 product.</summary>
    public static readonly LocalizedText OthersInLoket = ExportTexts.Of("PayrollFile.OthersInLoket");

    public static readonly LocalizedText Zeros = ExportTexts.Of("PayrollFile.Zeros");

    public static readonly LocalizedText EmptyByHand = ExportTexts.Of("PayrollFile.EmptyByHand");

    public static readonly LocalizedText ImportAnyway = ExportTexts.Of("PayrollFile.ImportAnyway");

    public static readonly LocalizedText LogIn = ExportTexts.Of("PayrollFile.LogIn");

    /// <summary>0 employer, 1 administration.</summary>
    public static readonly LocalizedText Choose = ExportTexts.Of("PayrollFile.Choose");

    public static readonly LocalizedText Menu = ExportTexts.Of("PayrollFile.Menu");
    public static readonly LocalizedText FillIn = ExportTexts.Of("PayrollFile.FillIn");
    public static readonly LocalizedText Upload = ExportTexts.Of("PayrollFile.Upload");

    public static readonly LocalizedText LeftOut = ExportTexts.Of("PayrollFile.LeftOut");
    public static readonly LocalizedText NothingLeftOut = ExportTexts.Of("PayrollFile.NothingLeftOut");

    /// <summary>0 product.</summary>
    public static readonly LocalizedText LeftOutList = ExportTexts.Of("PayrollFile.LeftOutList");

    public static readonly LocalizedText Wrong = ExportTexts.Of("PayrollFile.Wrong");

    /// <summary>0 product.</summary>
    public static readonly LocalizedText Mend = ExportTexts.Of("PayrollFile.Mend");

    /// <summary>0 connection, 1 product, 2 export, 3 version.</summary>
    public static readonly LocalizedText Footer = ExportTexts.Of("PayrollFile.Footer");
}
