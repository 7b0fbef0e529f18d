using LoketFunctions.Http;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections;

/// <summary>Which venue each chosen administration is: as the choice says it, else as it was.</summary>
internal sealed class VenueChoice(AdministrationChoice choice, PlannerProfile profile)
{
    private const int Longest = 100;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _said = [];

    /// <exception cref="ProblemException">The choice says it wrongly.</exception>
    public IReadOnlyDictionary<Guid, Venue> Over(IReadOnlyList<AdministrationRow> before)
    {
        if (choice.Venues is not { } venues)
            return before.Where(row => row.Venue is not null).ToDictionary(row => row.Id, row => row.Venue!);
        var faults = new Dictionary<string, InputFault>(StringComparer.Ordinal);
        if (!profile.HasVenues && venues.Count > 0)
            faults["venues"] = ConnectionFaults.NoVenues;
        foreach (var (index, venue) in venues.Index())
        {
            foreach (var (field, fault) in FaultsOf(venue))
                faults[$"venues[{index}]{field}"] = fault;
        }

        return faults.Count == 0
            ? venues.ToDictionary(venue => venue!.AdministrationId, venue => new Venue(venue!.Id!.Trim(), venue.Label!.Trim()))
            : throw Problems.Throw(Problems.Invalid(faults));
    }

    private IEnumerable<(string Field, InputFault Fault)> FaultsOf(AdministrationVenue? venue)
    {
        if (venue is null)
        {
            yield return ("", InputFaults.Missing);
            yield break;
        }

        if (!choice.AdministrationIds.Contains(venue.AdministrationId))
            yield return (".administrationId", ConnectionFaults.AdministrationNotChosen);
        else if (!_said.Add(venue.AdministrationId))
            yield return (".administrationId", ConnectionFaults.HasVenue);
        if (!IsLine(venue.Id))
            yield return (".id", InputFaults.NotPlain(Longest));
        else if (!_taken.Add(venue.Id!.Trim()))
            yield return (".id", ConnectionFaults.VenueTaken);
        if (!IsLine(venue.Label))
            yield return (".label", InputFaults.NotPlain(Longest));
    }

    private static bool IsLine(string? text) => text?.Trim() is { Length: > 0 and <= Longest } line && !line.Any(char.IsControl);
}
