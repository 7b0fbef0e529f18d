using LoketFunctions.Settings;

namespace LoketFunctions.Privacy.Erasure;

/// <summary>How long what is over is kept. Read from <c>Retention</c>.</summary>
internal sealed record RetentionOptions
{
    /// <summary>Days that the history of ended orchestrations is kept.</summary>
    public int HistoryDays { get; init; } = 30;

    /// <summary>Months that runs, previews and their reports are kept.</summary>
    public int RunMonths { get; init; } = 13;

    /// <summary>Years that exports are kept: as long as their payroll files.</summary>
    public int ExportYears { get; init; } = 7;

    /// <summary>Years that the audit log is kept.</summary>
    public int AuditYears { get; init; } = 7;

    public static RetentionOptions Read(AppSettings settings)
    {
        var section = settings.Section("Retention");
        var standard = new RetentionOptions();
        return new RetentionOptions
        {
            // Longer than anything that is tried again by itself, so that nothing under way is waited for.
            HistoryDays = section.Number(nameof(HistoryDays), standard.HistoryDays, 7, 366),
            RunMonths = section.Number(nameof(RunMonths), standard.RunMonths, 1, 120),
            ExportYears = section.Number(nameof(ExportYears), standard.ExportYears, 1, 20),
            AuditYears = section.Number(nameof(AuditYears), standard.AuditYears, 1, 20),
        };
    }
}
