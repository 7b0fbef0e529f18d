using Microsoft.Extensions.Configuration;

namespace LoketFunctions.Export;

/// <summary>How exports are bounded. Read from <c>Export</c>.</summary>
internal sealed record ExportOptions
{
    /// <summary>Administrations worked on at once within one export.</summary>
    public int AtOnce { get; init; } = 2;

    /// <summary>Before a step that failed for a passing reason is tried again; doubled after each.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Employments whose defaults one step reads from Loket: a call each.</summary>
    public int DefaultsPerStep { get; init; } = 250;

    /// <summary>Records in one collective PATCH. Loket names no limit.</summary>
    public int RecordsPerPatch { get; init; } = 100;

    /// <summary>Seconds before each further attempt to tell the planner, separated by spaces; as Standard Webhooks proposes.</summary>
    public string MarkWaits { get; init; } = "5 300 1800 7200 18000 36000 50400 72000 86400";

    /// <summary>How long a link to a payroll file in a mail works.</summary>
    public TimeSpan LinkLifetime { get; init; } = TimeSpan.FromDays(7);

    public IReadOnlyList<TimeSpan> MarkSchedule() =>
        [.. MarkWaits.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(seconds => TimeSpan.FromSeconds(double.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture)))];

    public static ExportOptions Read(IConfiguration configuration) => configuration.GetSection("Export").Get<ExportOptions>() ?? new ExportOptions();
}
