using LoketFunctions.Connections;
using LoketFunctions.Console.Gate;
using LoketFunctions.Console.Rendering;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>Which venue (vestiging) of the planner's an administration is, beside the tick that it takes part.</summary>
internal static class VenueFields
{
    /// <summary>The part of a choice that these fields are.</summary>
    public const string Choice = "venues";

    public static IHtmlContent Of(Visit visit, OfferedAdministration one) => All(
        Forms.TextField(new Field(
            IdOf(one.Id), visit.In($"Code van de vestiging van {one.Name}", $"Id of the venue of {one.Name}"),
            visit.IsPost ? visit.Text(IdOf(one.Id)) : one.Venue?.Id)),
        Forms.TextField(new Field(
            LabelOf(one.Id), visit.In($"Naam van de vestiging van {one.Name}", $"Name of the venue of {one.Name}"),
            visit.IsPost ? visit.Text(LabelOf(one.Id)) : one.Venue?.Label)));

    /// <summary>Of what is ticked; null where the form did not ask, which leaves what was said before.</summary>
    public static IReadOnlyList<AdministrationVenue>? Read(Visit visit, IReadOnlyList<Guid> chosen)
    {
        var said = chosen.Distinct().Select(id => new AdministrationVenue(id, visit.Text(IdOf(id)), visit.Text(LabelOf(id)))).ToList();
        var filled = said.Where(venue => venue.Id is not null || venue.Label is not null).ToList();
        return filled.Count > 0 || visit.Texts(Choice).Any() ? filled : null;
    }

    public static string Fault(Visit visit) => visit.In(
        "Vul van een vestiging de code en de naam in, elk hoogstens 100 tekens. Twee administraties kunnen niet dezelfde vestiging zijn.",
        "Fill in both the id and the name of a venue, at most 100 characters each. Two administrations cannot be the same venue.");

    private static string IdOf(Guid administration) => $"venue-id-{administration:D}";

    private static string LabelOf(Guid administration) => $"venue-label-{administration:D}";
}
