namespace LoketFunctions.Audit;

/// <summary>What the audit log knows. Names are stored: they are added to and never changed.</summary>
public enum AuditAction
{
    ConnectionCreated,
    ConnectAddressRenewed,
    SignedIn,
    AdministrationsChosen,
    SettingsChanged,
    ConsoleOpened,
    ConsoleAccessWithdrawn,
    MappingChanged,
    EmployeeChosen,
    EmployeeChoiceUndone,
    EmployeeChecked,
    SyncStarted,
    PreviewStarted,
    ExportRequested,
    ExportPreviewRequested,
    PayrollFileFetched,
    PayrollFileMailed,
    MarksSent,
    AuditExported,
    AttentionNeeded,
    AttentionOver,
    ConnectionDisconnected,
    ConnectionErased,
    PersonDataExported,
    DoubtsAccepted,
    CorrectionsChosen,
    DocumentFetched,
    CostPerHourRead,
}
