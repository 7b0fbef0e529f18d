using System.Globalization;
using LoketFunctions.Localization;
using LoketFunctions.Time;

namespace LoketFunctions.Audit;

/// <summary>The columns of the audit log as a table.</summary>
internal static class AuditColumns
{
    public static IReadOnlyList<SpreadsheetColumn<AuditEntry>> All { get; } =
    [
        new(new("moment (UTC)", "moment (UTC)"), entry => entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        new(new("Nederlandse tijd", "Dutch time"), entry => string.Create(
            CultureInfo.InvariantCulture, $"{AmsterdamTime.DateOf(entry.At):yyyy-MM-dd} {AmsterdamTime.TimeOf(entry.At):HH:mm:ss}")),
        new(new("wie (soort)", "who (kind)"), entry => entry.Actor.ToString()),
        new(new("wie (id)", "who (id)"), entry => entry.ActorId, IsText: true),
        new(new("handeling", "action"), entry => entry.Action),
        new(new("omschrijving", "description"), entry => entry.Words),
        new(new("administratie", "administration"), entry => entry.AdministrationName ?? entry.AdministrationId?.ToString(), IsText: true),
        new(new("onderwerp", "subject"), entry => entry.Subject, IsText: true),
        new(new("voor", "before"), entry => entry.Before, IsText: true),
        new(new("na", "after"), entry => entry.After, IsText: true),
    ];
}
