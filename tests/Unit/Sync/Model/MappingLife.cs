using LoketFunctions.Connections;
using LoketFunctions.Mapping;
using LoketFunctions.Simulators;
using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Tests.Sync.Model;

/// <summary>What people map in a day, by chance: which of the planner's departments is which distribution unit of Loket's.</summary>
internal sealed class MappingLife(MappingStore mappings, Connection connection, MappedUnits mapped)
{
    private static readonly string[] Codes = ["bar", "keuken", "terras", "afwas"];

    /// <summary>A code is mapped to a unit, whatever it and other codes are mapped to; or to none any more.</summary>
    public async Task ChangeAsync(LoketState state, DateOnly today, Dice dice)
    {
        var staff = dice.Pick(state.Employers).Staff;
        var administration = dice.Pick(staff.Administrations).Id;
        var units = mapped.Of(administration);
        var code = dice.Pick(Codes);
        if (!units.Remove(code) || dice.Chance(0.6))
            units[code] = dice.Pick(staff.DistributionUnits).Id;

        var holding = await mappings.HoldingAsync(new(connection.Id, administration), today.Year, default);
        var mapping = AdministrationMapping.None with
        {
            Version = holding.Mapping.Version,
            Departments = units.ToDictionary(one => one.Key, one => (DepartmentTarget?)new DepartmentTarget(one.Value)),
        };
        Assert.NotNull(await mappings.TrySaveAsync(new(connection.Id, administration), mapping, today.Year, changedBy: null, default));
    }
}

/// <summary>The unit of each code, by administration.</summary>
internal sealed class MappedUnits
{
    private readonly Dictionary<Guid, Dictionary<string, Guid>> _units = [];

    public Dictionary<string, Guid> Of(Guid administration) =>
        _units.TryGetValue(administration, out var known) ? known : _units[administration] = [];

    /// <summary>Unknown where not just one stands for the unit.</summary>
    public string? CodeOf(Employment job, Guid unit) =>
        Of(job.AdministrationId).Where(one => one.Value == unit).Select(one => one.Key).ToList() is [var only] ? only : null;

    public string? CodeOn(Employment job, DateOnly today)
    {
        var day = job.StartDate > today ? job.StartDate : today;
        return job.Organization.LastOrDefault(place => place.StartDate <= day) is { } place ? CodeOf(job, place.DistributionUnit.Id) : null;
    }

    /// <summary>By any unit that it has had: of who could not be seen it is not known which of them was read.</summary>
    public IReadOnlySet<string?> AnyOf(Employment job) =>
        job.Organization.Select(place => CodeOf(job, place.DistributionUnit.Id)).ToHashSet();
}
