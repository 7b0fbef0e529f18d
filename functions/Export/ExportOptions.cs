using System.Globalization;
using LoketFunctions.Steps;
using Microsoft.Extensions.Configuration;

namespace LoketFunctions.Export;

/// <summary>How exports are bounded. Read from <c>Export</c>.</summary>
internal sealed record ExportOptions
{
    private const double MaxWaitSeconds = 7 * 24 * 60 * 60;

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

    /// <summary>The waits; null where they are not numbers of seconds.</summary>
    private static List<TimeSpan>? WaitsOf(string text)
    {
        var waits = new List<TimeSpan>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) || seconds > MaxWaitSeconds)
                return null;
            waits.Add(TimeSpan.FromSeconds(seconds));
        }

        return waits;
    }

    public IReadOnlyList<TimeSpan> MarkSchedule() => WaitsOf(MarkWaits) ?? [];

    /// <summary>Throws with every fault named.</summary>
    public static ExportOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection("Export").Get<ExportOptions>() ?? new ExportOptions();
        SettingFaults.Throw(
            (options.AtOnce is >= 1 and <= 64, "Export__AtOnce is not from 1 to 64."),
            (options.RetryDelay > TimeSpan.Zero, "Export__RetryDelay is not above zero."),
            (options.DefaultsPerStep is >= 1 and <= 5000, "Export__DefaultsPerStep is not from 1 to 5000."),
            (options.RecordsPerPatch is >= 1 and <= 1000, "Export__RecordsPerPatch is not from 1 to 1000."),
            (WaitsOf(options.MarkWaits) is not null, "Export__MarkWaits is not a list of seconds, separated by spaces, each at most a week."),
            (options.LinkLifetime > TimeSpan.Zero, "Export__LinkLifetime is not above zero."));
        return options;
    }
}
