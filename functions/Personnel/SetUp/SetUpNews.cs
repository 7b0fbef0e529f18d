using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Notifications;
using LoketFunctions.Planner;

namespace LoketFunctions.Personnel.SetUp;

/// <summary>
/// Tells whom it concerns how far a legal entity's link is: its owner, the HR system, and the operator where it is that one's turn.
/// </summary>
internal sealed class SetUpNews(ConnectionNotices notices, OperatorNotices operators)
{
    public const string Prefix = "Link";
    public const string Unmapped = "LinkUnmapped";

    /// <param name="at">When it was; told again for the same moment, it is the same news.</param>
    public async Task ReachedAsync(Connection connection, SetUpStage stage, DateTimeOffset at, CancellationToken cancellation)
    {
        await notices.TellNewsAsync(connection, $"{Prefix}{stage}", at, cancellation);
        if (stage == SetUpStage.AttributesSetUp)
        {
            await operators.RaiseAsync(
                new OperatorNotice(
                    OperatorReason.LinkToEnable, $"{connection.Id} {at.UtcTicks}",
                    $"connection {connection.Id} of {connection.PartitionKey}"),
                cancellation);
        }
    }

    /// <summary>The operator took the administration out.</summary>
    public Task UndoneAsync(Connection connection, DateTimeOffset at, CancellationToken cancellation) =>
        notices.TellNewsAsync(connection, Unmapped, at, cancellation);
}

/// <summary>The words of that.</summary>
internal sealed class SetUpNewsWords(PublicAddress address) : INewsWords
{
    private static readonly Dictionary<string, (LocalizedText Happened, LocalizedText ToDo, ActionOwner Move)> ByReason =
        new(StringComparer.Ordinal)
        {
            [Name(SetUpStage.AttributesSetUp)] = (
                PersonnelTexts.Of("News.AttributesSetUp"), PersonnelTexts.Of("Missing.Enabling"), ActionOwner.Operator),
            [Name(SetUpStage.Enabled)] = (PersonnelTexts.Of("News.Enabled"), PersonnelTexts.Of("Missing.SignIn"), ActionOwner.User),
            [Name(SetUpStage.Authorized)] = (
                PersonnelTexts.Of("News.Authorized"), PersonnelTexts.Of("Missing.Administration"), ActionOwner.User),
            [Name(SetUpStage.Mapped)] = (PersonnelTexts.Of("News.Mapped"), PersonnelTexts.Of("Missing.Acknowledgement"), ActionOwner.User),
            [Name(SetUpStage.Active)] = (PersonnelTexts.Of("News.Active"), PersonnelTexts.Of("News.NothingToDo"), ActionOwner.Nobody),
            [SetUpNews.Unmapped] = (PersonnelTexts.Of("News.Unmapped"), PersonnelTexts.Of("Missing.Administration"), ActionOwner.User),
        };

    /// <summary>The names of all news.</summary>
    public static IEnumerable<string> Reasons => ByReason.Keys;

    public ValueTask<News?> OfAsync(
        Connection connection, NoticeRow notice, PlannerProfile profile, CancellationToken cancellation) =>
        new(Of(connection, notice, profile));

    private News? Of(Connection connection, NoticeRow notice, PlannerProfile profile)
    {
        if (!ByReason.TryGetValue(notice.Reason, out var words))
            return null;
        var language = connection.Language;
        var (happened, toDo) = (words.Happened.In(language), words.ToDo.In(language));
        var link = address.Api($"console/{ActionPages.Of(ActionPlace.Connect, connection.Id)}");
        var subject = PersonnelTexts.Of("News.Subject", profile.Product, connection.Label ?? connection.Id.ToString()).In(language);
        var mail = PersonnelTexts.Of("News.Mail", happened, toDo, link.AbsoluteUri, connection.Id.ToString(), profile.Product).In(language);
        return new News(happened, words.Move, toDo, link, new NewsMail(subject, mail));
    }

    private static string Name(SetUpStage stage) => $"{SetUpNews.Prefix}{stage}";
}
