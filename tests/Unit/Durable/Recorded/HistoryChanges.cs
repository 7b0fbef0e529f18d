namespace LoketFunctions.Tests.Durable.Recorded;

/// <summary>Histories as other code would have made them, so that today's code departs from them.</summary>
internal static class HistoryChanges
{
    public static RecordedEvent Activity(string name) => new(RecordedEvent.Asked) { Kind = RecordedEvent.Activity, Name = name };

    public static RecordedEvent Timer(DateTime at) => new(RecordedEvent.Asked) { Kind = RecordedEvent.Timer, At = at };

    /// <summary>Two steps in each other's place.</summary>
    public static RecordedHistory Swapped(this RecordedHistory history, string one, string other) => history with
    {
        Events = [.. history.Events
            .Select(known => known.Name == one ? known with { Name = other } : known.Name == other ? known with { Name = one } : known)],
    };

    /// <summary>Without what was asked for under an id. What its answer led to follows from the answer before.</summary>
    public static RecordedHistory Without(this RecordedHistory history, int id)
    {
        var events = history.Events.ToList();
        var answer = events.FindIndex(known => known.Id == id && known.Event != RecordedEvent.Asked);
        events.RemoveRange(answer - 1, 2);
        return history with
        {
            Events = [
            .. events.Where(known => known.Id != id).Select(known => known.Id > id ? known with { Id = known.Id - 1 } : known)]
        };
    }

    /// <summary>With one thing more, asked for before what has this id now.</summary>
    public static RecordedHistory With(this RecordedHistory history, int id, RecordedEvent asked)
    {
        var events = history.Events.Select(known => known.Id >= id ? known with { Id = known.Id + 1 } : known).ToList();
        var place = events.FindIndex(known => known.Id > id || known.Event == RecordedEvent.Ended);
        var woken = events.Take(place).Last(known => known.Event == RecordedEvent.Woken);
        var answer = new RecordedEvent(asked.Kind == RecordedEvent.Timer ? RecordedEvent.Fired : RecordedEvent.Completed) { Id = id };
        events.InsertRange(place, [asked with { Id = id }, woken, answer]);
        return history with { Events = events };
    }
}
