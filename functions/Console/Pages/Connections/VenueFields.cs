using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>Which venue (vestiging) of the planner's an administration is, beside the tick that it takes part.</summary>
internal static class VenueFields
{
    /// <summary>The part of a choice that these fields are.</summary>
    public const string Choice = "venues";

    public static IHtmlContent Of(ConsoleRequest visit, OfferedAdministration one) => Html($"""
        <fieldset>
        <legend>{visit.In("VenueFields.VenueOf")} {Foreign(one.Name)}</legend>
        {Typed(visit, IdOf(one.Id), visit.In("VenueFields.IdOfTheVenue"), one.Venue?.Id)}
        {Typed(visit, LabelOf(one.Id), visit.In("VenueFields.NameOfTheVenue"), one.Venue?.Label)}
        </fieldset>
        """);

    /// <summary>Of what is ticked; null where the form did not ask, which leaves what was said before.</summary>
    public static IReadOnlyList<AdministrationVenue>? Read(ConsoleRequest visit, IReadOnlyList<Guid> chosen)
    {
        var said = chosen.Distinct().Select(id => new AdministrationVenue(id, visit.Text(IdOf(id)), visit.Text(LabelOf(id)))).ToList();
        var filled = said.Where(venue => venue.Id is not null || venue.Label is not null).ToList();
        return filled.Count > 0 || visit.Texts(Choice).Any() ? filled : null;
    }

    public static string Fault(ConsoleRequest visit) => visit.In("VenueFields.FillInBothTheIdAnd");

    private static IHtmlContent Typed(ConsoleRequest visit, string name, string label, string? known) =>
        Forms.TextField(new Field(name, label, visit.IsPost ? visit.Text(name) : known));

    private static string IdOf(Guid administration) => $"venue-id-{administration:D}";

    private static string LabelOf(Guid administration) => $"venue-label-{administration:D}";
}
