using System.Globalization;

namespace LoketFunctions.Export.Notify;

/// <summary>
/// How the window of Loket's "collectieve mutaties" is filled in. The names stay Loket's own in both languages: they are what the
/// reader looks for there.
/// </summary>
internal static class ImportWindow
{
    public static IReadOnlyList<MailFact> Fields(string fileName, int year, int periodNumber) =>
    [
        new("Bestandsnaam", fileName), new("Jaar", year.ToString(CultureInfo.InvariantCulture)),
        new("Periode", periodNumber.ToString(CultureInfo.InvariantCulture)), new("Bestandstype", "CSV"), new("Actie", "Overschrijven"),
        new("Verdelingseenheid", "Ja"),
    ];
}
