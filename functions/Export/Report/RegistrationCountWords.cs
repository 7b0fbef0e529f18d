using LoketFunctions.Export.Model;
using LoketFunctions.Localization;

namespace LoketFunctions.Export.Report;

/// <summary>The numbers of <see cref="RegistrationCounts"/> as pages and reports say them, everywhere the same.</summary>
internal static class RegistrationCountWords
{
    public static string Name(ReaderFormat form) => form.In("Registraties", "Registrations");

    /// <summary>A sum that adds up; what is zero is not said, but for what goes.</summary>
    public static string Of(RegistrationCounts counts, ReaderFormat form)
    {
        var parts = new List<string> { form.In($"{form.Count(counts.GoOut)} gaan mee", $"{form.Count(counts.GoOut)} go out") };
        if (counts.LeftOut > 0)
            parts.Add(form.In($"{form.Count(counts.LeftOut)} door een regel niet", $"{form.Count(counts.LeftOut)} left out by a rule"));
        if (counts.SetAside > 0)
            parts.Add(form.In($"{form.Count(counts.SetAside)} apart gezet", $"{form.Count(counts.SetAside)} set aside"));
        var sum = $"{form.Count(counts.TakenIn)} ({string.Join(", ", parts)})";
        return counts.NotAskedFor == 0 ? sum : sum + form.In(
            $", en nog {form.Count(counts.NotAskedFor)} van een andere periode of administratie",
            $", and another {form.Count(counts.NotAskedFor)} of another period or administration");
    }
}
