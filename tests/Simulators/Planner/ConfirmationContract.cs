namespace LoketFunctions.Simulators.Planner;

/// <summary>What the app tells became of registrations in an export.</summary>
/// <param name="AdministrationId">Null for what was left out before any was known.</param>
public sealed record ExportConfirmations(
    string Type,
    string ExportId,
    string ConnectionId,
    string? AdministrationId,
    MarkedPeriod? Period,
    int Part,
    int Parts,
    IReadOnlyList<string> Exported,
    IReadOnlyList<string> Withdrawn,
    IReadOnlyList<LeftOutRegistration> LeftOut)
{
    internal int Ids => Exported.Count + Withdrawn.Count + LeftOut.Count;
}

public sealed record MarkedPeriod(int Year, int PeriodNumber);

public sealed record LeftOutRegistration(string Id, string Reason);

/// <summary>A request with confirmations that was taken over.</summary>
/// <param name="Repeats">How often the same came again.</param>
public sealed record ReceivedConfirmations(string WebhookId, int Repeats, ExportConfirmations Marks);

/// <param name="State">exported, withdrawn or leftOut, as the last export confirmed.</param>
/// <param name="Reason">Why it was left out; of a withdrawn one too, where it was given.</param>
public sealed record RegistrationConfirmation(string State, string? Reason, string ExportId, string? AdministrationId);
