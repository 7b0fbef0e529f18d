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
    private static readonly Dictionary<string, Words> PlaceWords = new(StringComparer.Ordinal)
    {
        ["Tokens"] = new("Toegang tot Loket.nl", "Access to Loket.nl"),
        ["SignIns"] = new("Aanmeldingen die liepen", "Sign-ins under way"),
        ["Administrations"] = new("Administraties", "Administrations"),
        ["Links"] = new("Koppelingen en keuzes van medewerkers", "Links and choices of employees"),
        ["PersonnelNumbers"] = new("Personeelsnummers, die weer vrij zijn", "Personnel numbers, which are free again"),
        ["Runs"] = new("Synchronisaties, per administratie", "Syncs, per administration"),
        ["Leases"] = new("Beurten", "Turns"),
        ["Exports"] = new("Exports, per administratie", "Exports, per administration"),
        ["Mappings"] = new("Koppeltabellen", "Mappings"),
        ["Notices"] = new("Berichten over de koppeling", "Notices about the connection"),
        ["Downloads"] = new("Links naar bestanden", "Links to files"),
        ["ConsoleSessions"] = new("Sessies van gebruikers", "Sessions of users"),
        ["Audit"] = new("Regels in het logboek, ontdaan van personen", "Entries of the audit log, rid of people"),
        ["snapshots"] = new("Gegevens van medewerkers", "Data of employees"),
        ["staging"] = new("Tussenstanden", "Work in between"),
        ["reports"] = new("Verslagen van synchronisaties", "Reports of syncs"),
        ["requests"] = new("Ontvangen uren", "Hours received"),
        ["payrollfiles"] = new("Loonbestanden en verslagen", "Payroll files and reports"),
        ["ledgers"] = new("Wat er naar Loket.nl gestuurd is", "What was sent to Loket.nl"),
        ["mappings"] = new("Versies van koppeltabellen", "Versions of mappings"),
        ["orchestrations"] = new("Afgesloten werk", "Finished work"),
    };

    public static IResult Show(ConsoleRequest visit, ConnectionResponse connection, ErasureResponse erasure)
    {
        var (tone, words) = Standing(visit, erasure);
        var isGoingOn = erasure.State == ErasureState.UnderWay;
        return visit.Show(
            new Page(ConnectionNames.Of(visit, connection), connection, Section.Overview) { IsLive = isGoingOn },
            Html($"""
                <p>{ConnectionNames.StateBadge(visit, connection.State)}</p>
                {Widgets.Live("standing", isGoingOn, Widgets.Notice(tone, words))}
                {Widgets.Live("places", isGoingOn, Places(visit, erasure), isRead: false)}
                """));
    }

    private static IHtmlContent Places(ConsoleRequest visit, ErasureResponse erasure) => Html($"""
        {When(erasure.Left.Count > 0, () => $"{List(visit, visit.In("Wat er nog is", "What is left"), erasure.Left)}")}
        {When(erasure.Removed.Count > 0, () => $"{List(visit, visit.In("Wat er gewist is", "What was erased"), erasure.Removed)}")}
        """);

    private static (Tone Tone, string Words) Standing(ConsoleRequest visit, ErasureResponse erasure) => erasure.State switch
    {
        ErasureState.Done => (Tone.Good, visit.In(
            "Alles van deze koppeling is gewist. Daarna is overal nagekeken dat er niets meer staat.",
            "All of this connection was erased. It was then looked through everywhere that nothing is left.")),
        ErasureState.Incomplete => (Tone.Warning, visit.In(
            "Nog niet alles is gewist. Het wordt vanzelf opnieuw geprobeerd; u hoeft niets te doen.",
            "Not everything is erased yet. It is tried again by itself; you need not do anything.")),
        _ => (Tone.Busy, visit.In("Alles van deze koppeling wordt gewist.", "All of this connection is being erased.")),
    };

    private static IHtmlContent List(ConsoleRequest visit, string caption, IReadOnlyList<ErasedPlace> places) => Widgets.Table(
        caption, [new Column(visit.In("Wat", "What")), new Column(visit.In("Aantal", "Count"), IsNumber: true)],
        places.Select(place => new object?[] { PlaceWords.TryGetValue(place.Place, out var words) ? words.In(visit.Language) : place.Place, visit.Reader.Count(place.Count) }),
        "", isCaptionShown: true);
}
