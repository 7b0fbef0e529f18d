using LoketFunctions.Runs;
using LoketFunctions.Settings;

namespace LoketFunctions.Export.Model;

/// <summary>How exports are bounded. Read from <c>Export</c>.</summary>
internal sealed record ExportOptions
{
    private static readonly TimeSpan LongestLink = TimeSpan.FromDays(31);

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

    public IReadOnlyList<TimeSpan> MarkSchedule() => WaitList.Parse(MarkWaits) ?? [];

    public static ExportOptions Read(AppSettings settings)
    {
        var section = settings.Section("Export");
        var standard = new ExportOptions();
        return new ExportOptions
        {
            AtOnce = section.Number(nameof(AtOnce), standard.AtOnce, 1, 64),
            RetryDelay = section.Duration(nameof(RetryDelay), standard.RetryDelay, StepRetry.LongestDelay),
            DefaultsPerStep = section.Number(nameof(DefaultsPerStep), standard.DefaultsPerStep, 1, 5000),
            RecordsPerPatch = section.Number(nameof(RecordsPerPatch), standard.RecordsPerPatch, 1, 1000),
            MarkWaits = section.Read(nameof(MarkWaits), text => WaitList.Parse(text) is null ? null : text, WaitList.Fault)
                ?? standard.MarkWaits,
            LinkLifetime = section.Duration(nameof(LinkLifetime), standard.LinkLifetime, LongestLink),
        };
    }
}
