using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Notifications;
using LoketFunctions.Planner;

namespace LoketFunctions.Personnel.Documents;

/// <summary>The words in which an HR system is told that payroll's documents can be fetched.</summary>
internal sealed class DocumentNews(PublicAddress address) : INewsWords
{
    public const string Ready = "DocumentsReady";

    public ValueTask<News?> OfAsync(
        Connection connection, NoticeRow notice, PlannerProfile profile, CancellationToken cancellation) => new(Of(connection, notice));

    private News? Of(Connection connection, NoticeRow notice)
    {
        if (notice is not { Reason: Ready, PeriodNames: { } periods })
            return null;
        var language = connection.Language;
        var (happened, toDo) = (
            PersonnelTexts.Of("News.DocumentsReady", string.Join(", ", periods)).In(language),
            PersonnelTexts.Of("News.FetchDocuments").In(language));
        return new News(
            happened, ActionOwner.Planner, toDo, address.Api($"console/{ActionPages.Of(ActionPlace.Connect, connection.Id)}"), Mail: null);
    }
}
