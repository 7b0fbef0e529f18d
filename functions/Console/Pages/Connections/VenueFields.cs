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

    public static IHtmlContent Of(ConsoleRequest request, OfferedAdministration one) => Html($"""
        <fieldset>
        <legend>{request.In("VenueFields.VenueOf")} {Foreign(one.Name)}</legend>
        {Typed(request, IdOf(one.Id), request.In("VenueFields.IdOfTheVenue"), one.Venue?.Id)}
        {Typed(request, LabelOf(one.Id), request.In("VenueFields.NameOfTheVenue"), one.Venue?.Label)}
        </fieldset>
        """);

    /// <summary>Of what is ticked; null where the form did not ask, which leaves what was said before.</summary>
    public static IReadOnlyList<AdministrationVenue>? Read(ConsoleRequest request, IReadOnlyList<Guid> chosen)
    {
        var said = chosen.Distinct().Select(id => new AdministrationVenue(id, request.Text(IdOf(id)), request.Text(LabelOf(id)))).ToList();
        var filled = said.Where(venue => venue.Id is not null || venue.Label is not null).ToList();
        return filled.Count > 0 || request.Texts(Choice).Any() ? filled : null;
    }

    public static string Fault(ConsoleRequest request) => request.In("VenueFields.FillInBothTheIdAnd");

    private static IHtmlContent Typed(ConsoleRequest request, string name, string label, string? known) =>
        Forms.TextField(new Field(name, label, request.IsPost ? request.Text(name) : known));

    private static string IdOf(Guid administration) => $"venue-id-{administration:D}";

    private static string LabelOf(Guid administration) => $"venue-label-{administration:D}";
}
