using System.Globalization;
using LoketFunctions.Localization;
using LoketFunctions.Time;

namespace LoketFunctions.Audit;

/// <summary>The columns of the audit log as a table.</summary>
internal static class AuditColumns
{
    public static IReadOnlyList<SpreadsheetColumn<AuditEntry>> All { get; } =
    [
        new(AuditTexts.Of("AuditColumns.MomentUTC"),
            entry => entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        new(AuditTexts.Of("AuditColumns.DutchTime"), entry => string.Create(
            CultureInfo.InvariantCulture, $"{AmsterdamTime.DateOf(entry.At):yyyy-MM-dd} {AmsterdamTime.TimeOf(entry.At):HH:mm:ss}")),
        new(AuditTexts.Of("AuditColumns.WhoKind"), entry => entry.Actor.ToString()),
        new(AuditTexts.Of("AuditColumns.WhoId"), entry => entry.ActorId, IsText: true),
        new(AuditTexts.Of("AuditColumns.Action"), entry => entry.Action),
        new(AuditTexts.Of("AuditColumns.Description"), entry => entry.Words),
        new(AuditTexts.Of("AuditColumns.Administration"), entry => entry.AdministrationName ?? entry.AdministrationId?.ToString(),
            IsText: true),
        new(AuditTexts.Of("AuditColumns.Subject"), entry => entry.Subject, IsText: true),
        new(AuditTexts.Of("AuditColumns.Before"), entry => entry.Before, IsText: true),
        new(AuditTexts.Of("AuditColumns.After"), entry => entry.After, IsText: true),
    ];
}
