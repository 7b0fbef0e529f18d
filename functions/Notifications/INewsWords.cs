using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Planner;

namespace LoketFunctions.Notifications;

/// <summary>The words of news of a connection, by a slice that notices know nothing of.</summary>
internal interface INewsWords
{
    /// <returns>In the connection's language; null for news that is another slice's, or is not true any more.</returns>
    ValueTask<News?> OfAsync(Connection connection, NoticeRow notice, PlannerProfile profile, CancellationToken cancellation);
}

/// <summary>Something that came about, and what comes next.</summary>
/// <param name="Link">The page of the console where one goes on.</param>
/// <param name="Mail">The whole mail that says it; null for what is told to the planner alone.</param>
internal sealed record News(string Detail, ActionOwner WhoseMove, string WhatToDo, Uri Link, NewsMail? Mail)
{
    public override string ToString() => nameof(News);
}

/// <summary>A mail that says news.</summary>
internal sealed record NewsMail(string Subject, string Text)
{
    public override string ToString() => nameof(NewsMail);
}
