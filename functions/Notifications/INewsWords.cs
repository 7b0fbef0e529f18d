using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Planner;

namespace LoketFunctions.Notifications;

/// <summary>The words of news of a connection, by a slice that notices know nothing of.</summary>
internal interface INewsWords
{
    /// <param name="reason">The news' name.</param>
    /// <param name="since">When it was; with the name it is one piece of news.</param>
    /// <returns>In the connection's language; null for news that are not this slice's, or not true any more.</returns>
    ValueTask<News?> OfAsync(
        Connection connection, string reason, DateTimeOffset since, PlannerProfile profile, CancellationToken cancellation);
}

/// <summary>Something that came about, and what comes next.</summary>
/// <param name="Mail">The whole text of a mail that says it.</param>
/// <param name="Link">The page of the console where one goes on.</param>
internal sealed record News(string Subject, string Detail, ActionOwner WhoseMove, string WhatToDo, string Mail, Uri Link)
{
    public override string ToString() => nameof(News);
}
