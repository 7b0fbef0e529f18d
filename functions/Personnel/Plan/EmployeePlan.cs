using System.Text.Json.Nodes;
using LoketFunctions.Personnel.Chains;
using LoketFunctions.Personnel.Fields;

namespace LoketFunctions.Personnel.Plan;

/// <summary>A record of one of an employment's chains, as Loket holds it.</summary>
internal sealed record HeldRecord(Guid Id, DateOnly Start, JsonObject Content)
{
    public override string ToString() => nameof(HeldRecord);
}

/// <summary>An employee and the employment that is led in, as Loket holds them.</summary>
/// <param name="LastDay">Null while no end is entered.</param>
/// <param name="Chains">Every record of each, in order.</param>
internal sealed record HeldEmployee(
    Guid EmployeeId, Guid EmploymentId, DateOnly FirstDay, DateOnly? LastDay, JsonObject Employee, JsonObject Employment,
    IReadOnlyDictionary<LoketResource, IReadOnlyList<HeldRecord>> Chains)
{
    /// <summary>
    /// Records that made way for an earlier one, and did not come back before the host died: what they held counts as if it were there.
    /// </summary>
    public IReadOnlyDictionary<LoketResource, IReadOnlyList<HeldRecord>> Removed { get; init; } =
        new Dictionary<LoketResource, IReadOnlyList<HeldRecord>>();

    /// <summary>What is gone from Loket now, of a chain.</summary>
    public IEnumerable<HeldRecord> MissingOf(LoketResource chain) => Removed.GetValueOrDefault(chain, [])
        .Where(removed => Chains[chain].All(record => record.Start != removed.Start));

    /// <summary>What is there and what is gone, in order: what held before anything made way.</summary>
    public IReadOnlyList<HeldRecord> KnownOf(LoketResource chain) =>
        [.. Chains[chain].Concat(MissingOf(chain)).OrderBy(record => record.Start)];

    public override string ToString() => nameof(HeldEmployee);
}

/// <summary>One field, from what to what.</summary>
/// <param name="From">From which day; null for what has no date.</param>
internal sealed record FieldChange(LoketField Field, DateOnly? From, string? Was, string? Becomes)
{
    public override string ToString() => nameof(FieldChange);
}

/// <summary>What begins on a later day, and waits until then.</summary>
internal sealed record WaitingChange(LoketField Field, DateOnly From);

/// <summary>What is to be done in Loket about one employee, to hold what the HR system says.</summary>
/// <param name="Employee">What changes of the person; none: no call.</param>
/// <param name="Employment">What changes of the employment.</param>
/// <param name="Chains">Calls by chain, in their order.</param>
/// <param name="End">The last day to enter, or null to take it out; only where <paramref name="ChangesEnd"/>.</param>
/// <param name="EndFields">What is entered with the end.</param>
/// <param name="Changes">All of it, for people.</param>
internal sealed record EmployeePlan(
    IReadOnlyDictionary<LoketField, string?> Employee, IReadOnlyDictionary<LoketField, string?> Employment,
    IReadOnlyDictionary<LoketResource, IReadOnlyList<ChainWrite<FieldValues>>> Chains, bool ChangesEnd, DateOnly? End,
    IReadOnlyDictionary<LoketField, string?> EndFields, IReadOnlyList<FieldChange> Changes, IReadOnlyList<WaitingChange> Waiting)
{
    public bool IsEmpty => Employee.Count + Employment.Count + Chains.Count == 0 && !ChangesEnd;

    /// <summary>The records that make way, with those that did so before and are not back; of chains without any, none.</summary>
    public IReadOnlyDictionary<LoketResource, IReadOnlyList<HeldRecord>> RemovedFrom(HeldEmployee held) =>
        held.Chains.Keys.Select(chain => (Chain: chain, Records: held.MissingOf(chain).Concat(MakingWay(held, chain)).ToList()))
            .Where(one => one.Records.Count > 0)
            .ToDictionary(one => one.Chain, one => (IReadOnlyList<HeldRecord>)one.Records);

    public override string ToString() => nameof(EmployeePlan);

    private IEnumerable<HeldRecord> MakingWay(HeldEmployee held, LoketResource chain)
    {
        var ids = Chains.GetValueOrDefault(chain, []).Where(write => write.Kind == ChainWriteKind.Remove)
            .Select(write => write.Record!.Id).ToHashSet();
        return held.Chains[chain].Where(record => ids.Contains(record.Id));
    }
}
