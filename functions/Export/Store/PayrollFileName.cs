using System.Globalization;
using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Store;

/// <summary>Names of the files of an export, as people see them. No names of persons or employers, as file names travel far.</summary>
internal static class PayrollFileName
{
    /// <summary>Without its ending: it is kept as JSON for programs and as a page for people.</summary>
    public const string Report = "report";

    public const string JsonEnding = ".json";
    public const string HtmlEnding = ".html";

    /// <summary>What a mail says of the payroll file, as JSON: so that nobody reads a whole report for it.</summary>
    public const string Facts = "file-facts" + JsonEnding;

    /// <summary>Ends the name of a list of what was left out.</summary>
    public const string LeftOutEnding = "left-out.csv";

    /// <summary>Where the planner's id of the employee stands in such a list, from 0.</summary>
    public const int LeftOutEmployeeColumn = 2;

    /// <param name="version">Of the period's payroll file, from 1.</param>
    public static string Of(int? clientNumber, ExportPeriod period, int version) => Name(clientNumber, period, $"v{Text(version)}.csv");

    public static string LeftOut(int? clientNumber, ExportPeriod period) => Name(clientNumber, period, LeftOutEnding);

    private static string Name(int? clientNumber, ExportPeriod period, string rest) => clientNumber is { } number
        ? $"loket-{Text(number)}-{Text(period.Year)}-{period.PeriodNumber.ToString("00", CultureInfo.InvariantCulture)}-{rest}"
        : $"loket-{Text(period.Year)}-{period.PeriodNumber.ToString("00", CultureInfo.InvariantCulture)}-{rest}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
