using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Notifications;
using LoketFunctions.Pension.Stages;
using LoketFunctions.Planner;
using LoketFunctions.Runs;

namespace LoketFunctions.Pension.Delivery;

/// <summary>The words of what came of deliveries, as it is when it is told.</summary>
internal sealed class DeliveryNewsWords(DeliveryStore store, PensionStore stages, PublicAddress address) : INewsWords
{
    private static readonly Dictionary<string, (LocalizedText Happened, LocalizedText ToDo, ActionOwner Move)> Words = new()
    {
        [DeliveryNews.Delivered] = (PensionTexts.Of("Delivery.Delivered"), PensionTexts.Of("Next.Nothing"), ActionOwner.Nobody),
        [DeliveryNews.Corrected] = (PensionTexts.Of("Delivery.Corrected"), PensionTexts.Of("Next.Nothing"), ActionOwner.Nobody),
        [DeliveryNews.SetAside] = (PensionTexts.Of("Delivery.SetAside"), PensionTexts.Of("Next.MendLines"), ActionOwner.User),
        [DeliveryNews.ApprovalMissing] = (
            PensionTexts.Of("Delivery.ApprovalMissing"), PensionTexts.Of("Next.Approve"), ActionOwner.User),
    };

    /// <summary>The names of all news.</summary>
    public static IEnumerable<string> Reasons => [.. Words.Keys, DeliveryNews.Held, DeliveryNews.NotRead];

    public async ValueTask<News?> OfAsync(
        Connection connection, NoticeRow notice, PlannerProfile profile, CancellationToken cancellation)
    {
        if (notice is { Reason: DeliveryNews.NotRead })
        {
            return (await stages.LinkAsync(connection.Id, cancellation)).LookFailure is { } code
                ? News(connection, profile, PensionTexts.Of("Delivery.NotRead"), "", DeliveryWords.Of(code, connection.Language))
                : null;
        }

        if (notice.PeriodNames is not { } periods)
            return null;
        var names = string.Join(", ", periods);
        if (notice.Reason == DeliveryNews.Held)
        {
            // The first of those that still are; the page has all of them.
            return (await store.ListAsync(connection.Id, cancellation))
                .FirstOrDefault(row => row.Failure is not null && periods.Contains(row.PeriodName)) is { Failure: { } code }
                ? News(connection, profile, PensionTexts.Of("Delivery.Held"), names, DeliveryWords.Of(code, connection.Language))
                : null;
        }

        return Words.TryGetValue(notice.Reason, out var words)
            ? News(
                connection, profile, words.Happened, names,
                new Explanation("", words.Move, ActionPlace.Nowhere, words.ToDo.In(connection.Language)))
            : null;
    }

    private News News(Connection connection, PlannerProfile profile, LocalizedText happened, string periods, Explanation why)
    {
        var language = connection.Language;
        var link = address.Api($"console/{ActionPages.Of(ActionPlace.Connect, connection.Id)}");
        var what = string.Format(CultureInfo.InvariantCulture, happened.In(language), periods, profile.Product, why.What);
        return new News(what, why.Move, why.WhatToDo, link, PensionMail.Of(connection, profile, what, why.WhatToDo, link));
    }
}
