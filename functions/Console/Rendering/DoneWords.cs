using LoketFunctions.Localization;

namespace LoketFunctions.Console.Rendering;

/// <summary>What a page says after a form did its work. By code, so that no address can put words of its own on a page.</summary>
internal static class DoneWords
{
    public const string Saved = "saved";
    public const string Unchanged = "unchanged";
    public const string SavedAndReread = "reread";
    public const string Chosen = "chosen";
    public const string PersonChosen = "person";
    public const string Undone = "undone";
    public const string Checked = "checked";
    public const string Mailed = "mailed";
    public const string MarksSent = "marks";
    public const string AlreadyRunning = "running";
    public const string Ended = "ended";
    public const string Acknowledged = "acknowledged";
    public const string RegistrationSent = "registered";
    public const string StepTaken = "step";
    public const string EmployerAsked = "asked";
    public const string LookBegun = "look";

    private static readonly Dictionary<string, LocalizedText> ByCode = new(StringComparer.Ordinal)
    {
        [Saved] = ConsoleTexts.Of("Done.Saved"),
        [Unchanged] = ConsoleTexts.Of("Done.Unchanged"),
        [SavedAndReread] = ConsoleTexts.Of("Done.SavedAndReread"),
        [Chosen] = ConsoleTexts.Of("Done.Chosen"),
        [PersonChosen] = ConsoleTexts.Of("Done.PersonChosen"),
        [Undone] = ConsoleTexts.Of("Done.Undone"),
        [Checked] = ConsoleTexts.Of("Done.Checked"),
        [Mailed] = ConsoleTexts.Of("Done.Mailed"),
        [MarksSent] = ConsoleTexts.Of("Done.MarksSent"),
        [Ended] = ConsoleTexts.Of("Done.Ended"),
        [RegistrationSent] = ConsoleTexts.Of("Done.RegistrationSent"),
        [StepTaken] = ConsoleTexts.Of("Done.StepTaken"),
        [EmployerAsked] = ConsoleTexts.Of("Done.EmployerAsked"),
        [LookBegun] = ConsoleTexts.Of("Done.LookBegun"),
        [Acknowledged] = ConsoleTexts.Of("Done.Acknowledged"),
        [AlreadyRunning] = ConsoleTexts.Of("Done.AlreadyRunning"),
    };

    public static LocalizedText? Find(string code) => ByCode.GetValueOrDefault(code);
}
