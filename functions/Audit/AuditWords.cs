using LoketFunctions.Localization;

namespace LoketFunctions.Audit;

/// <summary>What the audit log says of each action, in Dutch and English.</summary>
internal static class AuditWords
{
    private static readonly Dictionary<AuditAction, LocalizedText> ByAction = new()
    {
        [AuditAction.ConnectionCreated] = AuditTexts.Of("Audit.ConnectionCreated"),
        [AuditAction.LegalEntityBooked] = AuditTexts.Of("Audit.LegalEntityBooked"),
        [AuditAction.LinkEnabled] = AuditTexts.Of("Audit.LinkEnabled"),
        [AuditAction.MappingUndone] = AuditTexts.Of("Audit.MappingUndone"),
        [AuditAction.ScopeAcknowledged] = AuditTexts.Of("Audit.ScopeAcknowledged"),
        [AuditAction.ConnectAddressRenewed] = AuditTexts.Of("Audit.ConnectAddressRenewed"),
        [AuditAction.SignedIn] = AuditTexts.Of("Audit.SignedIn"),
        [AuditAction.AdministrationsChosen] = AuditTexts.Of("Audit.AdministrationsChosen"),
        [AuditAction.SettingsChanged] = AuditTexts.Of("Audit.SettingsChanged"),
        [AuditAction.ConsoleOpened] = AuditTexts.Of("Audit.ConsoleOpened"),
        [AuditAction.ConsoleAccessWithdrawn] = AuditTexts.Of("Audit.ConsoleAccessWithdrawn"),
        [AuditAction.MappingChanged] = AuditTexts.Of("Audit.MappingChanged"),
        [AuditAction.EmployeeChosen] = AuditTexts.Of("Audit.EmployeeChosen"),
        [AuditAction.EmployeeChoiceUndone] = AuditTexts.Of("Audit.EmployeeChoiceUndone"),
        [AuditAction.EmployeeChecked] = AuditTexts.Of("Audit.EmployeeChecked"),
        [AuditAction.SyncStarted] = AuditTexts.Of("Audit.SyncStarted"),
        [AuditAction.PreviewStarted] = AuditTexts.Of("Audit.PreviewStarted"),
        [AuditAction.ExportRequested] = AuditTexts.Of("Audit.ExportRequested"),
        [AuditAction.ExportPreviewRequested] = AuditTexts.Of("Audit.ExportPreviewRequested"),
        [AuditAction.PayrollFileFetched] = AuditTexts.Of("Audit.PayrollFileFetched"),
        [AuditAction.DocumentFetched] = AuditTexts.Of("Audit.DocumentFetched"),
        [AuditAction.CostPerHourRead] = AuditTexts.Of("Audit.CostPerHourRead"),
        [AuditAction.PensionRegistrationChanged] = AuditTexts.Of("Audit.PensionRegistrationChanged"),
        [AuditAction.PensionRegistrationSent] = AuditTexts.Of("Audit.PensionRegistrationSent"),
        [AuditAction.PensionStageReached] = AuditTexts.Of("Audit.PensionStageReached"),
        [AuditAction.PensionEmployerAsked] = AuditTexts.Of("Audit.PensionEmployerAsked"),
        [AuditAction.PensionRequestStageReached] = AuditTexts.Of("Audit.PensionRequestStageReached"),
        [AuditAction.PensionLayoutChanged] = AuditTexts.Of("Audit.PensionLayoutChanged"),
        [AuditAction.PensionDeliveriesAsked] = AuditTexts.Of("Audit.PensionDeliveriesAsked"),
        [AuditAction.PensionDelivered] = AuditTexts.Of("Audit.PensionDelivered"),
        [AuditAction.ChecklistTicked] = AuditTexts.Of("Audit.ChecklistTicked"),
        [AuditAction.ChecklistTickTakenBack] = AuditTexts.Of("Audit.ChecklistTickTakenBack"),
        [AuditAction.PayrollFileMailed] = AuditTexts.Of("Audit.PayrollFileMailed"),
        [AuditAction.MarksSent] = AuditTexts.Of("Audit.MarksSent"),
        [AuditAction.AuditExported] = AuditTexts.Of("Audit.AuditExported"),
        [AuditAction.AttentionNeeded] = AuditTexts.Of("Audit.AttentionNeeded"),
        [AuditAction.AttentionOver] = AuditTexts.Of("Audit.AttentionOver"),
        [AuditAction.ConnectionDisconnected] = AuditTexts.Of("Audit.ConnectionDisconnected"),
        [AuditAction.DoubtsAccepted] = AuditTexts.Of("Audit.DoubtsAccepted"),
        [AuditAction.CorrectionsChosen] = AuditTexts.Of("Audit.CorrectionsChosen"),
        [AuditAction.PushRequested] = AuditTexts.Of("Audit.PushRequested"),
        [AuditAction.PushPreviewRequested] = AuditTexts.Of("Audit.PushPreviewRequested"),
        [AuditAction.PersonChosen] = AuditTexts.Of("Audit.PersonChosen"),
        [AuditAction.AttributesTold] = AuditTexts.Of("Audit.AttributesTold"),
        [AuditAction.AttributeMappingChanged] = AuditTexts.Of("Audit.AttributeMappingChanged"),
        [AuditAction.AttributeMappingRestored] = AuditTexts.Of("Audit.AttributeMappingRestored"),
        [AuditAction.PersonDataExported] = AuditTexts.Of("Audit.PersonDataExported"),
        [AuditAction.ConnectionErased] = AuditTexts.Of("Audit.ConnectionErased"),
    };

    public static string Of(AuditAction action, string language) => ByAction[action].In(language);

    /// <summary>The action's own name where the app knows it no longer.</summary>
    public static string Of(string action, string language) =>
        Enum.TryParse<AuditAction>(action, out var known) && ByAction.TryGetValue(known, out var words) ? words.In(language) : action;
}
