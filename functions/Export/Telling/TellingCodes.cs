namespace LoketFunctions.Export.Telling;

/// <summary>Why a payroll file was not mailed. Stable codes; the words are in <see cref="TellingWords"/>.</summary>
internal static class TellingCodes
{
    /// <summary>The app died while the mail server had it: perhaps it arrived, perhaps not.</summary>
    public const string Unconfirmed = "mail-unconfirmed";

    public const string Refused = "mail-refused";
    public const string Unavailable = "mail-unavailable";
    public const string Off = "mail-off";
    public const string NoRecipient = "mail-no-recipient";
}
