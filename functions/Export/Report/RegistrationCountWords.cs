using LoketFunctions.Export.Model;
using LoketFunctions.Localization;

namespace LoketFunctions.Export.Report;

/// <summary>The numbers of <see cref="RegistrationCounts"/> as pages and reports say them, everywhere the same.</summary>
internal static class RegistrationCountWords
{
    public static string Name(ReaderFormat form) => form.In(ExportTexts.Of("RegistrationCount.Registrations"));

    /// <summary>A sum that adds up; what is zero is not said, but for what goes.</summary>
    public static string Of(RegistrationCounts counts, ReaderFormat form)
    {
        var parts = new List<string> { form.In(ExportTexts.Of("RegistrationCount.GoOut", form.Count(counts.GoOut))) };
        if (counts.LeftOut > 0)
            parts.Add(form.In(ExportTexts.Of("RegistrationCount.LeftOutByARule", form.Count(counts.LeftOut))));
        if (counts.SetAside > 0)
            parts.Add(form.In(ExportTexts.Of("RegistrationCount.SetAside", form.Count(counts.SetAside))));
        var sum = $"{form.Count(counts.TakenIn)} ({string.Join(", ", parts)})";
        return counts.NotAskedFor == 0 ? sum : sum + form.In(
            ExportTexts.Of("RegistrationCount.AndAnotherOfAnotherPeriodOr", form.Count(counts.NotAskedFor)));
    }
}
