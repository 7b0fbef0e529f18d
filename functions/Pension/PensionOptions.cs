using LoketFunctions.Settings;

namespace LoketFunctions.Pension;

/// <summary>How pension links are looked after. Read from <c>Pension</c>.</summary>
internal sealed record PensionOptions
{
    /// <summary>After how many days a step that waits for somebody is reminded of, and again after as many.</summary>
    public int ReminderDays { get; init; } = 14;

    internal TimeSpan Reminder => TimeSpan.FromDays(ReminderDays);

    public static PensionOptions Read(AppSettings settings)
    {
        var standard = new PensionOptions();
        return new PensionOptions
        {
            ReminderDays = settings.Section("Pension").Number(nameof(ReminderDays), standard.ReminderDays, 1, 60),
        };
    }
}
