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
        { Preview: true } => visit.In("Common.Preview"),
        { Trigger: SyncTrigger.Nightly } => visit.In("Run.AtNightByItself"),
        _ => visit.In("Run.AskedFor2"),
    };

    public static bool IsGoingOn(RunResponse run) => run.State is RunState.Queued or RunState.Running;

    public static IHtmlContent Badge(ConsoleRequest visit, RunState state) => state switch
    {
        RunState.Queued => Widgets.Badge(visit.In("Run.Starting"), Tone.Busy),
        RunState.Running => Widgets.Badge(visit.In("Common.UnderWay"), Tone.Busy),
        RunState.Completed => Widgets.Badge(visit.In("Common.Done"), Tone.Good),
        RunState.CompletedWithFailures => Widgets.Badge(visit.In("Run.DoneWithFailures"), Tone.Warning),
        _ => Widgets.Badge(visit.In("Common.Failed"), Tone.Bad),
    };

    public static IHtmlContent Badge(ConsoleRequest visit, AdministrationRunState state) => state switch
    {
        AdministrationRunState.Waiting => Widgets.Badge(visit.In("Run.Waiting"), Tone.Quiet),
        AdministrationRunState.Reading => Widgets.Badge(visit.In("Run.ReadingLoket"), Tone.Busy),
        AdministrationRunState.Sending => Widgets.Badge(visit.In("Run.ComparingAndSending"), Tone.Busy),
        AdministrationRunState.Done => Widgets.Badge(visit.In("Common.Done"), Tone.Good),
        _ => Widgets.Badge(visit.In("Common.Failed"), Tone.Bad),
    };

    public static string NameOf(ConsoleRequest visit, EmployeeOutcome outcome, bool isPreview) => outcome switch
    {
        EmployeeOutcome.Created => isPreview ? visit.In("Run.WouldBeAdded") : visit.In("Common.Added"),
        EmployeeOutcome.Updated => isPreview ? visit.In("Run.WouldBeUpdated") : visit.In("Common.Updated"),
        EmployeeOutcome.Unchanged => visit.In("Common.Unchanged2"),
        EmployeeOutcome.Skipped => visit.In("Common.Skipped"),
        _ => visit.In("Common.Failed2"),
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
