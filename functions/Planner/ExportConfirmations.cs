using LoketFunctions.Identifiers;

namespace LoketFunctions.Planner;

/// <summary>
/// What became of registrations in an export, for the planner to show. At most <see cref="MaxIds"/> ids over the three lists; more
/// go in further parts.
/// </summary>
/// <param name="AdministrationId">Null for what was left out before it was known whose it is.</param>
/// <param name="Period">
/// Null where that is so and the export was asked for by a date, which is another period in each administration.
/// </param>
/// <param name="Part">From 1 to <paramref name="Parts"/>.</param>
/// <param name="Exported">Ids that are now in Loket or in the payroll file, newly or again.</param>
/// <param name="Withdrawn">Ids that were exported before and are no longer part of the period.</param>
internal sealed record ExportConfirmations(
    string ExportId,
    ConnectionId ConnectionId,
    Guid? AdministrationId,
    ConfirmedPeriod? Period,
    int Part,
    int Parts,
    IReadOnlyList<string> Exported,
    IReadOnlyList<string> Withdrawn,
    IReadOnlyList<LeftOutRegistration> LeftOut)
{
    public const int MaxIds = 2000;

    public string Type { get; } = "export.marks";
}

/// <summary>A payroll period (verloningstijdvak) by its number within the year.</summary>
internal sealed record ConfirmedPeriod(int Year, int PeriodNumber);

/// <param name="Reason">A stable code.</param>
internal sealed record LeftOutRegistration(string Id, string Reason);
