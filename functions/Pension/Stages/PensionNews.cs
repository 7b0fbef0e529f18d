using LoketFunctions.Connections;
using LoketFunctions.Notifications;

namespace LoketFunctions.Pension.Stages;

/// <summary>Tells the owner and the provider's side how far a pension link, or a request of an employer, is.</summary>
internal sealed class PensionNews(ConnectionNotices notices)
{
    public const string LinkPrefix = "Pension";
    public const string RequestPrefix = "PensionRequest";
    public const string Waiting = "Waiting";

    /// <summary>Told again for the same row, it is the same news: whoever repeats a step after a death tells it for sure.</summary>
    public Task ReachedAsync(Connection connection, PensionLinkRow link, CancellationToken cancellation) =>
        notices.TellNewsAsync(connection, $"{LinkPrefix}{link.Stage}", link.Since, cancellation);

    /// <summary>As of a link.</summary>
    public Task ReachedAsync(Connection connection, EmployerRequestRow request, CancellationToken cancellation) =>
        notices.TellNewsAsync(connection, $"{RequestPrefix}{request.Stage}", request.Since, cancellation);

    /// <param name="at">The end of the wait that is reminded of.</param>
    public Task RemindAsync(Connection connection, PensionLinkRow link, DateTimeOffset at, CancellationToken cancellation) =>
        notices.TellNewsAsync(connection, $"{LinkPrefix}{Waiting}", at, cancellation);

    /// <summary>As of a link.</summary>
    public Task RemindAsync(Connection connection, EmployerRequestRow request, DateTimeOffset at, CancellationToken cancellation) =>
        notices.TellNewsAsync(connection, $"{RequestPrefix}{Waiting}", at, cancellation);
}
