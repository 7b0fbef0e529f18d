using System.Globalization;
using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Notifications;
using LoketFunctions.Pension.Stages;
using LoketFunctions.Planner;

namespace LoketFunctions.Pension;

/// <summary>What people read of stages.</summary>
internal static class PensionWords
{
    /// <summary>A code of the API, as its JSON has it.</summary>
    public static string CodeOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>yyyy-MM-dd as people write it.</summary>
    public static string DayOf(string? day, string language) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(language))
            : "";
}

/// <summary>The mail to the owner of a pension link that says news.</summary>
internal static class PensionMail
{
    public static NewsMail Of(Connection connection, PlannerProfile profile, string happened, string toDo, Uri link)
    {
        var subject = PensionTexts.Of("News.Subject", profile.Product, connection.Label ?? connection.Id.ToString());
        var mail = PensionTexts.Of("News.Mail", happened, toDo, link.AbsoluteUri, connection.Id.ToString(), profile.Product);
        return new NewsMail(subject.In(connection.Language), mail.In(connection.Language));
    }
}

/// <summary>The words of what happened to a pension link and to requests of its employers, as it is when it is told.</summary>
internal sealed class PensionNewsWords(PensionStore store, PublicAddress address) : INewsWords
{
    /// <summary>The names of all news.</summary>
    public static IEnumerable<string> Reasons =>
    [
        .. StageWords.OfLink.Keys.Select(stage => $"{PensionNews.LinkPrefix}{stage}"), $"{PensionNews.LinkPrefix}{PensionNews.Waiting}",
        .. StageWords.OfRequest.Keys.Select(stage => $"{PensionNews.RequestPrefix}{stage}"),
        $"{PensionNews.RequestPrefix}{PensionNews.Waiting}",
    ];

    public async ValueTask<News?> OfAsync(
        Connection connection, NoticeRow notice, PlannerProfile profile, CancellationToken cancellation)
    {
        var (reason, since) = (notice.Reason, notice.Since);
        if (!Reasons.Contains(reason, StringComparer.Ordinal))
            return null;
        var language = connection.Language;
        if (!reason.StartsWith(PensionNews.RequestPrefix, StringComparison.Ordinal))
        {
            var link = await store.LinkAsync(connection.Id, cancellation);
            return reason == $"{PensionNews.LinkPrefix}{PensionNews.Waiting}"
                ? WaitOf(connection, profile, link, StageWords.OfLink, PensionSteps.OfLink, since, profile.Product)
                : Of(
                    connection, profile, StepAt(link, PensionNews.LinkPrefix, reason, since), StageWords.OfLink, PensionSteps.OfLink,
                    profile.Product);
        }

        var requests = await store.RequestsAsync(connection.Id, cancellation);
        if (reason == $"{PensionNews.RequestPrefix}{PensionNews.Waiting}")
        {
            return requests.FirstOrDefault(one => one.RemindedAt == since) is { } waiting
                ? WaitOf(connection, profile, waiting, StageWords.OfRequest, PensionSteps.OfRequest, since, waiting.EmployerName)
                : null;
        }

        var told = requests
            .Select(one => (Request: one, Step: StepAt(one, PensionNews.RequestPrefix, reason, since)))
            .FirstOrDefault(one => one.Step is not null);
        return told.Step is null
            ? null
            : Of(connection, profile, told.Step, StageWords.OfRequest, PensionSteps.OfRequest, told.Request.EmployerName);
    }

    private static TakenStep<TStage>? StepAt<TStage>(StageRow<TStage> row, string prefix, string reason, DateTimeOffset at)
        where TStage : struct, Enum => row.Steps.FirstOrDefault(step => step.At == at && $"{prefix}{step.Stage}" == reason);

    private News? Of<TStage>(
        Connection connection, PlannerProfile profile, TakenStep<TStage>? step,
        IReadOnlyDictionary<TStage, StageText> words, StageTable<TStage> table, string whose)
        where TStage : struct, Enum
    {
        if (step is null || !words.TryGetValue(step.Stage, out var said))
            return null;
        var language = connection.Language;
        var happened = said.HappenedIn(language, whose, step.FirstExchange, step.Reason);
        return News(connection, profile, happened, said.ToDoIn(language, profile.Product), table.NextOf(step.Stage));
    }

    /// <summary>Null where what was waited for came meanwhile.</summary>
    private News? WaitOf<TStage>(
        Connection connection, PlannerProfile profile, StageRow<TStage> row,
        IReadOnlyDictionary<TStage, StageText> words, StageTable<TStage> table, DateTimeOffset since, string whose)
        where TStage : struct, Enum
    {
        if (row.RemindedAt != since || !words.TryGetValue(row.Stage, out var said))
            return null;
        var language = connection.Language;
        var days = (int)(since - row.Since).TotalDays;
        var happened = PensionTexts.Plural("Waiting", days, whose).In(language);
        return News(connection, profile, happened, said.ToDoIn(language, profile.Product), table.NextOf(row.Stage));
    }

    private News News<TStage>(
        Connection connection, PlannerProfile profile, string happened, string toDo, StageStep<TStage>? next)
        where TStage : struct, Enum
    {
        var link = address.Api($"console/{ActionPages.OfPension(connection.Id, typeof(TStage) == typeof(RequestStage))}");
        var move = next is null ? ActionOwner.Nobody : PensionSteps.OwnerOf(next.By[0]);
        return new News(happened, move, toDo, link, PensionMail.Of(connection, profile, happened, toDo, link));
    }
}
