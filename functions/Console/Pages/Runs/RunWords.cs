using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Sync;
using Microsoft.AspNetCore.Html;

namespace LoketFunctions.Console.Pages.Runs;

/// <summary>How pages call runs, how they went, and what became of employees in them.</summary>
internal static class RunWords
{
    public static string KindOf(ConsoleRequest visit, RunResponse run) => run switch
    {
        { Preview: true } => visit.In("Voorbeeld", "Preview"),
        { Trigger: SyncTrigger.Nightly } => visit.In("'s Nachts, vanzelf", "At night, by itself"),
        _ => visit.In("Op verzoek", "Asked for"),
    };

    public static bool IsGoingOn(RunResponse run) => run.State is RunState.Queued or RunState.Running;

    public static IHtmlContent Badge(ConsoleRequest visit, RunState state) => state switch
    {
        RunState.Queued => Widgets.Badge(visit.In("Begint", "Starting"), Tone.Busy),
        RunState.Running => Widgets.Badge(visit.In("Bezig", "Under way"), Tone.Busy),
        RunState.Completed => Widgets.Badge(visit.In("Klaar", "Done"), Tone.Good),
        RunState.CompletedWithFailures => Widgets.Badge(visit.In("Klaar, met fouten", "Done, with failures"), Tone.Warning),
        _ => Widgets.Badge(visit.In("Mislukt", "Failed"), Tone.Bad),
    };

    public static IHtmlContent Badge(ConsoleRequest visit, AdministrationRunState state) => state switch
    {
        AdministrationRunState.Waiting => Widgets.Badge(visit.In("Wacht", "Waiting"), Tone.Quiet),
        AdministrationRunState.Reading => Widgets.Badge(visit.In("Leest Loket", "Reading Loket"), Tone.Busy),
        AdministrationRunState.Sending => Widgets.Badge(visit.In("Vergelijkt en verstuurt", "Comparing and sending"), Tone.Busy),
        AdministrationRunState.Done => Widgets.Badge(visit.In("Klaar", "Done"), Tone.Good),
        _ => Widgets.Badge(visit.In("Mislukt", "Failed"), Tone.Bad),
    };

    public static string NameOf(ConsoleRequest visit, EmployeeOutcome outcome, bool isPreview) => outcome switch
    {
        EmployeeOutcome.Created => isPreview ? visit.In("Wordt toegevoegd", "Would be added") : visit.In("Toegevoegd", "Added"),
        EmployeeOutcome.Updated => isPreview ? visit.In("Wordt bijgewerkt", "Would be updated") : visit.In("Bijgewerkt", "Updated"),
        EmployeeOutcome.Unchanged => visit.In("Ongewijzigd", "Unchanged"),
        EmployeeOutcome.Skipped => visit.In("Overgeslagen", "Skipped"),
        _ => visit.In("Niet gelukt", "Failed"),
    };

    public static IHtmlContent Badge(ConsoleRequest visit, EmployeeOutcome outcome, bool isPreview) => Widgets.Badge(
        NameOf(visit, outcome, isPreview),
        outcome switch
        {
            EmployeeOutcome.Created or EmployeeOutcome.Updated => isPreview ? Tone.Busy : Tone.Good,
            EmployeeOutcome.Skipped => Tone.Warning,
            EmployeeOutcome.Failed => Tone.Bad,
            _ => Tone.Quiet,
        });
}

internal static class SyncPossible
{
    /// <summary>While a sync can reach Loket at all; the operation refuses the rest.</summary>
    public static bool MaySync(this ConnectionResponse connection) => connection.State == ConnectionState.Active
        || (connection.State == ConnectionState.NeedsAttention && connection.Attention?.Reason != AttentionReason.Reconnect);
}
