namespace LoketFunctions.Localhost.Durable;

/// <summary>What follows from a history.</summary>
internal static class History
{
    /// <summary>Activities asked for that have no result yet.</summary>
    public static IEnumerable<ActivityScheduled> OpenActivities(this IReadOnlyList<HistoryEvent> history) =>
        history.Open<ActivityScheduled>();

    public static IEnumerable<TimerScheduled> OpenTimers(this IReadOnlyList<HistoryEvent> history) => history.Open<TimerScheduled>();

    public static IEnumerable<SubOrchestrationScheduled> OpenSubOrchestrations(this IReadOnlyList<HistoryEvent> history) =>
        history.Open<SubOrchestrationScheduled>();

    /// <summary>The number of the request that an event answers, or null.</summary>
    public static int? AnswersTo(this HistoryEvent e) => e switch
    {
        TaskCompleted done => done.Id,
        TaskFailed failed => failed.Id,
        TimerFired fired => fired.Id,
        _ => null,
    };

    public static bool IsStarted(this IReadOnlyList<HistoryEvent> history) => history.Count > 0;

    private static IEnumerable<T> Open<T>(this IReadOnlyList<HistoryEvent> history)
        where T : Asked
    {
        var answered = history.Select(AnswersTo).OfType<int>().ToHashSet();
        return history.OfType<T>().Where(asked => !answered.Contains(asked.Id));
    }
}
