using LoketFunctions.Localization;

namespace LoketFunctions.Console.Rendering;

/// <summary>What a page says after a form did its work. By code, so that no address can put words of its own on a page.</summary>
internal static class DoneWords
{
    public const string Saved = "saved";
    public const string Unchanged = "unchanged";
    public const string SavedAndReread = "reread";
    public const string Chosen = "chosen";
    public const string Undone = "undone";
    public const string Checked = "checked";
    public const string Mailed = "mailed";
    public const string MarksSent = "marks";
    public const string AlreadyRunning = "running";
    public const string Ended = "ended";

    private static readonly Dictionary<string, Words> ByCode = new(StringComparer.Ordinal)
    {
        [Saved] = new("Opgeslagen.", "Saved."),
        [Unchanged] = new("Er was niets gewijzigd, dus er is niets opgeslagen.", "Nothing was changed, so nothing was saved."),
        [SavedAndReread] = new(
            "Opgeslagen. De volgende synchronisatie leest alles opnieuw.", "Saved. The next sync reads everything again."),
        [Chosen] = new("Uw keuze is bewaard en geldt vanaf de volgende synchronisatie.", "Your choice is kept and holds from the next sync on."),
        [Undone] = new("Uw keuze is ongedaan gemaakt.", "Your choice was undone."),
        [Checked] = new("Als nagekeken gemarkeerd.", "Marked as checked."),
        [Mailed] = new("Het bestand is gemaild.", "The file was mailed."),
        [MarksSent] = new("De terugmelding aan de planner wordt opnieuw verstuurd.", "The planner is being told again what was exported."),
        [Ended] = new("De koppeling is beëindigd. Alles wat ervan bewaard was, wordt nu gewist.", "The connection was ended. All that was kept of it is being erased now."),
        [AlreadyRunning] = new(
            "Er liep al een synchronisatie; hier ziet u hoever die is.", "A sync was under way already; this is how far it is."),
    };

    public static Words? Find(string code) => ByCode.GetValueOrDefault(code);
}
