using LoketFunctions.Simulators.Loket.Data;
using Microsoft.AspNetCore.Routing;

namespace LoketFunctions.Simulators.Loket.Control;

internal enum OrganizationList
{
    Functions,
    Departments,
    DistributionUnits,
}

/// <param name="Employer">By position, as users name them.</param>
/// <param name="Description">What is taken away, or null for all of the list.</param>
internal sealed record TakeFromList(int Employer, OrganizationList List, string? Description);

/// <summary>The control address of an employer's lists: what people arrange in Loket before connecting can be missing.</summary>
internal sealed class ListControls(LoketDatabase database)
{
    public void Map(RouteGroupBuilder sandbox) => sandbox.Post<TakeFromList>("/lists/take", Take);

    /// <summary>Employments that have it keep it, as those of the past do in Loket.</summary>
    private void Take(TakeFromList taken)
    {
        if (taken.Employer < 0 || taken.Employer >= database.State.Employers.Count)
        {
            throw new ControlException($"There is no employer {taken.Employer}.");
        }

        bool Stays(string description) =>
            taken.Description is { } name && !string.Equals(description, name, StringComparison.OrdinalIgnoreCase);
        database.ChangeLists(database.State.Employers[taken.Employer].Id, staff => taken.List switch
        {
            OrganizationList.Functions => staff with { Functions = [.. staff.Functions.Where(f => Stays(f.Description))] },
            OrganizationList.Departments => staff with { Departments = [.. staff.Departments.Where(d => Stays(d.Description))] },
            _ => staff with { DistributionUnits = [.. staff.DistributionUnits.Where(u => Stays(u.Description))] },
        });
    }
}
