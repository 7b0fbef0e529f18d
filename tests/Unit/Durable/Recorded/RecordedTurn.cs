namespace LoketFunctions.Tests.Durable.Recorded;

/// <summary>One waking of an orchestrator: when, what it was given, and what it asked for then (or how it ended).</summary>
internal sealed record RecordedTurn(DateTime At, IReadOnlyList<RecordedEvent> Told, IReadOnlyList<RecordedEvent> Asked)
{
    public static IReadOnlyList<RecordedTurn> Of(RecordedHistory history)
    {
        var turns = new List<RecordedTurn>();
        var events = history.Events.AsEnumerable();
        while (events.FirstOrDefault() is { } woken)
        {
            var turn = events.Skip(1).TakeWhile(one => one.Event != RecordedEvent.Woken).ToList();
            turns.Add(
                new RecordedTurn(woken.At!.Value, [.. turn.TakeWhile(one => !IsAnswer(one))], [.. turn.SkipWhile(one => !IsAnswer(one))]));
            events = events.Skip(1 + turn.Count);
        }

        return turns;
    }

    private static bool IsAnswer(RecordedEvent one) => one.Event is RecordedEvent.Asked or RecordedEvent.Ended;
}
