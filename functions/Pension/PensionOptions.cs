using LoketFunctions.Settings;

namespace LoketFunctions.Pension;

/// <summary>How pension links are looked after. Read from <c>Pension</c>.</summary>
internal sealed record PensionOptions
{
    /// <summary>After how many days a step that waits for somebody is reminded of, and again after as many.</summary>
    public int ReminderDays { get; init; } = 14;

    /// <summary>How many days after its end a period may be without an approved payroll run before people are told.</summary>
    public int ApprovalDays { get; init; } = 14;

    internal TimeSpan Reminder => TimeSpan.FromDays(ReminderDays);

    public static PensionOptions Read(AppSettings settings)
    {
        var (section, standard) = (settings.Section("Pension"), new PensionOptions());
        return new PensionOptions
        {
            ReminderDays = section.Number(nameof(ReminderDays), standard.ReminderDays, 1, 60),
            ApprovalDays = section.Number(nameof(ApprovalDays), standard.ApprovalDays, 1, 90),
        };
    }
}
