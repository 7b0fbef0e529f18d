using LoketFunctions.Localization;

namespace LoketFunctions.Audit;

/// <summary>What the audit log says of each action, in Dutch and English.</summary>
internal static class AuditWords
{
    private static readonly Dictionary<AuditAction, Words> ByAction = new()
    {
        [AuditAction.ConnectionCreated] = new("Koppeling aangemaakt", "Connection made"),
        [AuditAction.ConnectAddressRenewed] = new("Aanmelding bij Loket.nl gestart", "Sign-in at Loket.nl started"),
        [AuditAction.SignedIn] = new("Aangemeld bij Loket.nl", "Signed in at Loket.nl"),
        [AuditAction.AdministrationsChosen] = new("Administraties gekozen", "Administrations chosen"),
        [AuditAction.SettingsChanged] = new("Instellingen gewijzigd", "Settings changed"),
        [AuditAction.ConsoleOpened] = new("Beheerpagina's geopend", "Console opened"),
        [AuditAction.ConsoleAccessWithdrawn] = new("Toegang tot de beheerpagina's ingetrokken", "Access to the console withdrawn"),
        [AuditAction.MappingChanged] = new("Koppeltabel gewijzigd", "Mapping changed"),
        [AuditAction.EmployeeChosen] = new("Keuze voor medewerker gemaakt", "Choice for an employee made"),
        [AuditAction.EmployeeChoiceUndone] = new("Keuze voor medewerker ongedaan gemaakt", "Choice for an employee undone"),
        [AuditAction.EmployeeChecked] = new("Medewerker nagekeken", "Employee checked"),
        [AuditAction.SyncStarted] = new("Synchronisatie gestart", "Sync started"),
        [AuditAction.PreviewStarted] = new("Voorbeeld van de synchronisatie gemaakt", "Preview of the sync made"),
        [AuditAction.ExportRequested] = new("Export gestart", "Export started"),
        [AuditAction.ExportPreviewRequested] = new("Voorbeeld van de export gemaakt", "Preview of the export made"),
        [AuditAction.PayrollFileFetched] = new("Loonbestand gedownload", "Payroll file downloaded"),
        [AuditAction.PayrollFileMailed] = new("Loonbestand gemaild", "Payroll file mailed"),
        [AuditAction.MarksSent] = new("Terugmelding aan de planner verstuurd", "Planner told what was exported"),
        [AuditAction.AuditExported] = new("Logboek gedownload", "Audit log downloaded"),
        [AuditAction.AttentionNeeded] = new("Koppeling vraagt aandacht", "Connection needs attention"),
        [AuditAction.AttentionOver] = new("Koppeling vraagt geen aandacht meer", "Connection needs no attention any more"),
        [AuditAction.ConnectionDisconnected] = new("Koppeling beëindigd", "Connection ended"),
        [AuditAction.DoubtsAccepted] = new("Niet waarschijnlijke uren geaccepteerd; hoeveel, en waarom", "Hours that are not likely accepted; how many, and why"),
        [AuditAction.CorrectionsChosen] = new(
            "Correcties van verloonde perioden gekozen; hoeveel mee en hoeveel niet meer, en waarom",
            "Corrections of paid periods chosen; how many carried and how many no more, and why"),
        [AuditAction.PersonDataExported] = new("Alle gegevens van een medewerker gedownload", "All data of an employee downloaded"),
        [AuditAction.ConnectionErased] = new("Gegevens van de koppeling gewist", "Data of the connection erased"),
    };

    public static string Of(AuditAction action, string language) => ByAction[action].In(language);

    /// <summary>The action's own name where the app knows it no longer.</summary>
    public static string Of(string action, string language) =>
        Enum.TryParse<AuditAction>(action, out var known) && ByAction.TryGetValue(known, out var words) ? words.In(language) : action;
}
