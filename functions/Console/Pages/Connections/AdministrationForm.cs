using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Http;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>The choice of what takes part, by employer, from what the Loket user reaches now.</summary>
/// <param name="today">In the Netherlands.</param>
internal sealed class AdministrationForm(ConsoleRequest visit, ConnectionResponse connection, AdministrationsResponse offered, DateOnly today)
{
    public const string Field = "administrationIds";

    /// <summary>What is wrong with a choice, as a fault of the form as a whole.</summary>
    public static Problem OfTheForm(ConsoleRequest visit, Problem problem) => problem with
    {
        Faults = new Dictionary<string, string>
        {
            [Field] = problem.Faults!.ContainsKey(Field)
                ? visit.In("Kies minstens één administratie.", "Choose at least one administration.")
                : problem.Faults.Keys.Any(field => field.StartsWith(VenueFields.Choice, StringComparison.Ordinal)) ? VenueFields.Fault(visit)
                : visit.In(
                    "Een gekozen administratie is niet meer te kiezen: u bereikt haar in Loket.nl niet meer, of zij doet mee in een andere koppeling. Kies opnieuw.",
                    "An administration that was chosen can no longer be chosen: it is out of reach in Loket.nl, or takes part in another connection. Choose again."),
        },
    };

    public IHtmlContent Show() => offered.Administrations.Count == 0 ? All(None(), Closed()) : All(Form(), Closed());

    private IHtmlContent None() => Html($"""
        <p>{visit.In(
            "De Loket-gebruiker kan geen administratie zien. Op de pagina Verbinden staat wat u uw accountant kunt vragen.",
            "The Loket user can see no administration. The page Connect says what to ask your accountant.")}</p>
        """);

    private IHtmlContent Form()
    {
        var content = Html($"""
            <p id="{Field}">{visit.In(
                "Wat u aanvinkt, doet mee vanaf de volgende synchronisatie. Wat u uitvinkt, doet niet meer mee; de medewerkers blijven in uw planner staan.",
                "What you tick takes part from the next sync on. What you untick no longer does; its employees stay in your planner.")}</p>
            {When(offered.AsksVenues, () => $"{Forms.Hidden(VenueFields.Choice, "asked")}")}
            {Each(offered.Administrations.GroupBy(one => one.EmployerId), employer => $"{Employer([.. employer])}")}
            <p class="actions"><button>{visit.In("Keuze opslaan", "Save the choice")}</button></p>
            """);
        return visit.Form(visit.Paths.Administrations(connection.Id), content);
    }

    private IHtmlContent Employer(IReadOnlyList<OfferedAdministration> administrations)
    {
        var missing = administrations[0].MissingRights;
        return Html($"""
            <fieldset>
            <legend>{Foreign(administrations[0].EmployerName)}</legend>
            {When(missing.Count > 0, () => $"<p>{Widgets.Badge(visit.In("Rechten ontbreken", "Rights are missing"), Tone.Bad)} {Lacks(missing)}</p>")}
            {Each(administrations, one => $"{Box(one)}")}
            </fieldset>
            """);
    }

    private IHtmlContent Box(OfferedAdministration one)
    {
        var (value, id) = (one.Id.ToString("D"), $"one-{one.Id:D}");
        var isOn = visit.IsPost ? visit.Texts(Field).Contains(value, StringComparer.OrdinalIgnoreCase) : one.Chosen;
        return Html($"""
            <div class="field check">
            <input id="{id}" name="{Field}" type="checkbox" value="{value}" aria-describedby="{id}-facts"{When(isOn, () => $" checked")}{When(one.OtherConnection is not null, () => $" disabled")}>
            <label for="{id}">{Foreign(one.Name)}</label>
            <p class="hint" id="{id}-facts">{Facts(one)}
            {When(one.OtherConnection is not null, () => $"{Elsewhere()}")}
            {(one.Chosen ? AdministrationNames.MappingLink(visit, connection.Id, one.Id, one.Name) : Nothing)}</p>
            </div>
            {When(offered.AsksVenues && one.OtherConnection is null, () => $"{VenueFields.Of(visit, one)}")}
            """);
    }

    private IHtmlContent Facts(OfferedAdministration one)
    {
        string?[] facts =
        [
            one.ClientNumber is { } number ? $"{visit.In("aansluitnummer", "client number")} {number.ToString(CultureInfo.InvariantCulture)}" : null,
            AdministrationNames.Period(visit, one.PayrollPeriodType)?.ToLowerInvariant(),
            one.StartDate is { } start && start > today ? $"{visit.In("begint op", "starts on")} {visit.Reader.Date(start)}" : null,
        ];
        var text = string.Join(", ", facts.OfType<string>());
        return one.EndDate is { } end && end < today
            ? Html($"{text} {Widgets.Badge($"{visit.In("Beëindigd op", "Ended on")} {visit.Reader.Date(end)}", Tone.Warning)}")
            : Html($"{text}{When(one.EndDate is not null, () => $", {visit.In("eindigt op", "ends on")} {visit.Reader.Date(one.EndDate!.Value)}")}");
    }

    private IHtmlContent Elsewhere() => Widgets.Badge(
        visit.In("Doet al mee in een andere koppeling van dit account", "Takes part in another connection of this account already"), Tone.Warning);

    private string Lacks(IReadOnlyList<string> missing) => visit.In(
        $"De Loket-gebruiker mist hier: {string.Join(", ", missing)}. Op de pagina Verbinden staat wat u uw accountant kunt vragen.",
        $"The Loket user lacks here: {string.Join(", ", missing)}. The page Connect says what to ask your accountant.");

    private IHtmlContent Closed() => offered.ClosedEmployers.Count == 0 ? Nothing : Html($"""
        <h2>{visit.In("Werkgevers zonder toegang", "Employers without access")}</h2>
        <p>{visit.In(
            "De Loket-gebruiker ziet deze werkgevers, maar mag hun administraties niet zien. Uw accountant kan dat recht geven.",
            "The Loket user sees these employers, but may not see their administrations. Your accountant can grant that.")}</p>
        <ul>{Each(offered.ClosedEmployers, employer => $"<li>{Foreign(employer.EmployerName)}</li>")}</ul>
        """);
}
