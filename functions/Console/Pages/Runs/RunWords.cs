using LoketFunctions.Components;
using LoketFunctions.Console.Pages.Staff;
using LoketFunctions.Console.Requests;
using LoketFunctions.Sync;

namespace LoketFunctions.Console.Pages.Runs;

/// <summary>How pages call runs, how they went, and what became of employees in them.</summary>
internal static class RunWords
{
    public static string KindOf(ConsoleRequest request, RunResponse run) => run switch
    {
        { Preview: true } => request.In("Common.Preview"),
        { Trigger: SyncTrigger.Nightly } => request.In("Run.AtNightByItself"),
        _ => request.In("Run.AskedFor2"),
    };

    public static bool IsGoingOn(RunResponse run) => run.State is RunState.Queued or RunState.Running;

    public static BadgeWords Badge(ConsoleRequest request, RunState state) => state switch
    {
        RunState.Queued => new(request.In("Run.Starting"), Tone.Busy),
        RunState.Running => new(request.In("Common.UnderWay"), Tone.Busy),
        RunState.Completed => new(request.In("Common.Done"), Tone.Good),
        RunState.CompletedWithFailures => new(request.In("Run.DoneWithFailures"), Tone.Warning),
        _ => new(request.In("Common.Failed"), Tone.Bad),
    };

    public static BadgeWords Badge(ConsoleRequest request, AdministrationRunState state) => state switch
    {
        AdministrationRunState.Waiting => new(request.In("Run.Waiting"), Tone.Quiet),
        AdministrationRunState.Reading => new(request.In("Run.ReadingLoket"), Tone.Busy),
        AdministrationRunState.Sending => new(request.In("Run.ComparingAndSending"), Tone.Busy),
        AdministrationRunState.Done => new(request.In("Common.Done"), Tone.Good),
        _ => new(request.In("Common.Failed"), Tone.Bad),
    };

    public static string NameOf(ConsoleRequest request, EmployeeOutcome outcome, bool isPreview) => outcome switch
    {
        EmployeeOutcome.Created => isPreview ? request.In("Run.WouldBeAdded") : request.In("Common.Added"),
        EmployeeOutcome.Updated => isPreview ? request.In("Run.WouldBeUpdated") : request.In("Common.Updated"),
        EmployeeOutcome.Unchanged => request.In("Common.Unchanged2"),
        EmployeeOutcome.Skipped => request.In("Common.Skipped"),
        _ => request.In("Common.Failed2"),
    };

    public static BadgeWords Badge(ConsoleRequest request, EmployeeOutcome outcome, bool isPreview) => new(
        NameOf(request, outcome, isPreview),
        outcome switch
        {
            EmployeeOutcome.Created or EmployeeOutcome.Updated => isPreview ? Tone.Busy : Tone.Good,
            EmployeeOutcome.Skipped => Tone.Warning,
            EmployeeOutcome.Failed => Tone.Bad,
            _ => Tone.Quiet,
        });

    /// <summary>Each outcome with how many had it.</summary>
    public static IEnumerable<(EmployeeOutcome Outcome, int Count)> Counts(SyncCounts counts) => Enum.GetValues<EmployeeOutcome>()
        .Zip([counts.Created, counts.Updated, counts.Unchanged, counts.Skipped, counts.Failed]);

    /// <param name="fields">As the planner's contract names them.</param>
    public static string FieldsOf(ConsoleRequest request, IEnumerable<string> fields) =>
        string.Join(", ", fields.Select(field => FieldWords.NameOf(request, field)));
}
