using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>
/// Puts the planner's own code beside the name of a contract's branch. Worked out anew by every run from the mapping of that moment,
/// whatever was read of Loket: a mapping changes without Loket, and so does the year.
/// </summary>
internal sealed class BranchCodes(IUnitCodes codes)
{
    /// <summary>
    /// The snapshot with the codes that hold now; a contract that has none says so, and one whose unit was never read says nothing.
    /// Mappings know distribution units, so that a branch that is Loket's department (afdeling) has none.
    /// </summary>
    public async Task<StaffSnapshot> ApplyAsync(
        StaffSnapshot snapshot, AdministrationKey administration, AffiliateSource branch, DateOnly today, CancellationToken cancellation)
    {
        var ofYear = new Dictionary<int, IReadOnlyDictionary<Guid, string>>();
        if (branch == AffiliateSource.DistributionUnit)
        {
            foreach (var year in Contracts(snapshot).Select(contract => DayOf(contract, today).Year).Distinct())
                ofYear[year] = await codes.HoldingAsync(administration, year, cancellation);
        }

        return snapshot with
        {
            People = snapshot.People.ToDictionary(person => person.Key, person => person.Value with
            {
                Wanted = person.Value.Wanted with
                {
                    Contracts = person.Value.Wanted.Contracts.ToDictionary(contract => contract.Key, contract => With(contract.Value)),
                },
            }),
        };

        StaffContract With(StaffContract contract)
        {
            var day = DayOf(contract, today);
            if (contract.History.Units.Count == 0)
                return contract;
            var code = contract.History.Units.On(day) is { } unit ? ofYear.GetValueOrDefault(day.Year)?.GetValueOrDefault(unit) : null;
            return contract with { Fields = new(contract.Fields) { [StaffField.AffiliateCode] = code } };
        }
    }

    private static IEnumerable<StaffContract> Contracts(StaffSnapshot snapshot) =>
        snapshot.People.Values.SelectMany(person => person.Wanted.Contracts.Values);

    /// <summary>The day that the contract's facts are about: today, or its first or last.</summary>
    private static DateOnly DayOf(StaffContract contract, DateOnly today) =>
        contract.StartsAfter(today) ? contract.StartDate!.Value : contract.HasEnded(today) ? contract.EndDate!.Value : today;
}
