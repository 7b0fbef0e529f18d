using LoketFunctions.Components;
using LoketFunctions.Console.Requests;
using LoketFunctions.Personnel.Push;

namespace LoketFunctions.Console.Pages.Personnel;

/// <summary>How pages call pushes, how they went, and what became of employees in them.</summary>
internal static class PushStates
{
    public static bool IsGoingOn(PushResponse push) => push.State is PushState.Queued or PushState.Running;

    public static string KindOf(ConsoleRequest request, PushResponse push) => push switch
    {
        { Preview: true } => request.In("Common.Preview"),
        { Trigger: PushTrigger.Push } => request.In("Push.ByTheHrSystem", request.Product),
        { Trigger: PushTrigger.Nightly } => request.In("Push.WhatWasDueAtNight"),
        _ => request.In("Push.WhatWasDue"),
    };

    public static BadgeWords Badge(ConsoleRequest request, PushState state) => state switch
    {
        PushState.Queued => new(request.In("Push.WaitsForItsTurn"), Tone.Busy),
        PushState.Running => new(request.In("Common.UnderWay"), Tone.Busy),
        PushState.Completed => new(request.In("Common.Done"), Tone.Good),
        PushState.CompletedWithFailures => new(request.In("Push.DoneSomethingToDo"), Tone.Warning),
        _ => new(request.In("Common.Failed"), Tone.Bad),
    };

    public static BadgeWords Badge(ConsoleRequest request, PushOutcome outcome) => outcome switch
    {
        PushOutcome.Created => new(request.In("Common.Added"), Tone.Good),
        PushOutcome.Changed => new(request.In("Common.Updated"), Tone.Good),
        PushOutcome.Unchanged => new(request.In("Common.Unchanged2"), Tone.Quiet),
        PushOutcome.Waiting => new(request.In("Push.WaitsForADay"), Tone.Quiet),
        PushOutcome.SetAside => new(request.In("Push.SetAside"), Tone.Warning),
        PushOutcome.NotTakingPart => new(request.In("Push.NotTakingPart"), Tone.Quiet),
        _ => new(request.In("Common.Failed2"), Tone.Bad),
    };

    /// <summary>Each outcome with how many had it.</summary>
    public static IEnumerable<(PushOutcome Outcome, int Count)> Counts(PushCounts counts) => Enum.GetValues<PushOutcome>().Zip(
        [
            counts.Created, counts.Changed, counts.Unchanged, counts.Waiting, counts.SetAside, counts.NotTakingPart, counts.Failed,
        ]);
}
