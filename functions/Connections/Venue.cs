namespace LoketFunctions.Connections;

/// <summary>A place of work (vestiging) that an administration is in the planner.</summary>
/// <param name="Id">The planner's own.</param>
/// <param name="Label">What people call it.</param>
public sealed record Venue(string Id, string Label)
{
    /// <summary>What an administration is called wherever it is shown: by its venue, and by Loket's name.</summary>
    public static string Named(Venue? venue, string name) => venue is null ? name : $"{venue.Label} ({name})";
}

/// <summary>Of a choice: which venue an administration is.</summary>
internal sealed record AdministrationVenue(Guid AdministrationId, string? Id, string? Label);
