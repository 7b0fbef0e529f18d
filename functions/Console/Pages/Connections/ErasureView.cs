using LoketFunctions.Components;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Localization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>All that there is to see of a connection that was ended: how far its erasure is.</summary>
internal static class ErasureView
{
    private static readonly Dictionary<string, LocalizedText> PlaceWords = new(StringComparer.Ordinal)
    {
        ["Tokens"] = ConsoleTexts.Of("Erasure.Tokens"),
        ["SignIns"] = ConsoleTexts.Of("Erasure.SignIns"),
        ["Administrations"] = ConsoleTexts.Of("Common.Administrations"),
        ["Links"] = ConsoleTexts.Of("Erasure.Links"),
        ["PersonnelNumbers"] = ConsoleTexts.Of("Erasure.PersonnelNumbers"),
        ["Runs"] = ConsoleTexts.Of("Erasure.Runs"),
        ["Leases"] = ConsoleTexts.Of("Erasure.Leases"),
        ["Exports"] = ConsoleTexts.Of("Erasure.Exports"),
        ["Mappings"] = ConsoleTexts.Of("Erasure.Mappings"),
        ["Notices"] = ConsoleTexts.Of("Erasure.Notices"),
        ["Downloads"] = ConsoleTexts.Of("Erasure.Downloads"),
        ["ConsoleSessions"] = ConsoleTexts.Of("Erasure.ConsoleSessions"),
        ["Audit"] = ConsoleTexts.Of("Erasure.Audit"),
        ["snapshots"] = ConsoleTexts.Of("Erasure.Snapshots"),
        ["staging"] = ConsoleTexts.Of("Erasure.Staging"),
        ["reports"] = ConsoleTexts.Of("Erasure.Reports"),
        ["requests"] = ConsoleTexts.Of("Erasure.Requests"),
        ["payrollfiles"] = ConsoleTexts.Of("Erasure.Payrollfiles"),
        ["ledgers"] = ConsoleTexts.Of("Erasure.Ledgers"),
        ["mappings"] = ConsoleTexts.Of("Erasure.Mappings2"),
        ["orchestrations"] = ConsoleTexts.Of("Erasure.Orchestrations"),
    };

    public static IResult Show(ConsoleRequest request, ConnectionResponse connection, ErasureResponse erasure)
    {
        var (tone, words) = Standing(request, erasure);
        var isGoingOn = erasure.State == ErasureState.UnderWay;
        return request.Show(
            new Page(ConnectionNames.Of(request, connection), connection, Section.Overview) { IsLive = isGoingOn },
            Html($"""
                <p>{ConnectionNames.StateBadge(request, connection.State)}</p>
                {Widgets.Live("standing", isGoingOn, Widgets.Notice(tone, words))}
                {Widgets.Live("places", isGoingOn, Places(request, erasure), isRead: false)}
                """));
    }

    private static IHtmlContent Places(ConsoleRequest request, ErasureResponse erasure) => Html($"""
        {When(erasure.Left.Count > 0, () => $"{List(request, request.In("Erasure.WhatIsLeft"), erasure.Left)}")}
        {When(erasure.Removed.Count > 0, () => $"{List(request, request.In("Erasure.WhatWasErased"), erasure.Removed)}")}
        """);

    private static (Tone Tone, string Words) Standing(ConsoleRequest request, ErasureResponse erasure) => erasure.State switch
    {
        ErasureState.Done => (Tone.Good, request.In("Erasure.AllOfThisConnectionWasErased")),
        ErasureState.Incomplete => (Tone.Warning, request.In("Erasure.NotEverythingIsErasedYetIt")),
        _ => (Tone.Busy, request.In("Erasure.AllOfThisConnectionIsBeing")),
    };

    private static IHtmlContent List(ConsoleRequest request, string caption, IReadOnlyList<ErasedPlace> places) => Widgets.Table(
        caption, [new Column(request.In("Common.What")), new Column(request.In("Erasure.Count"), IsNumber: true)],
        places.Select(place => new object?[] { PlaceWords.TryGetValue(place.Place, out var words) ? words.In(request.Language) : place.Place, request.Reader.Count(place.Count) }),
        "", isCaptionShown: true);
}
