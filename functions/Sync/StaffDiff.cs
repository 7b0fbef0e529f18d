using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>Which fields a record takes along.</summary>
internal enum FieldScope
{
    /// <summary>What is always taken over.</summary>
    Updating,

    /// <summary>Also what is taken over once: the planner has nothing of its own.</summary>
    Adding,

    /// <summary>As adding, without what the profile leaves to the employee whom the planner has already.</summary>
    Linking,
}

/// <summary>What the planner accepted before of a person.</summary>
/// <param name="WasLinked">To an employee whom the planner had already, so that what the profile leaves to the planner is not owed.</param>
internal sealed record AcceptedState(StaffPerson Sent, bool WasLinked)
{
    /// <summary>
    /// Fields of the person of which it took a value once, through whichever administration. See <see cref="LinkRow.TakenOnce"/>.
    /// </summary>
    public IReadOnlyCollection<StaffField> TakenOnce { get; init; } = [];

    public override string ToString() => nameof(AcceptedState);
}

/// <summary>Works out what is to be sent to the planner of a person: only fields that its profile takes over now.</summary>
internal sealed class StaffDiff(PlannerProfile profile, DateOnly today)
{
    /// <summary>The contracts that are pulled: not ended, and starting soon enough to plan.</summary>
    public IReadOnlyDictionary<Guid, StaffContract> Pulled(StaffPerson person) =>
        person.Contracts.Where(contract => IsPulled(contract.Value)).ToDictionary();

    public bool IsPulled(StaffContract contract) =>
        !contract.HasEnded(today) && !contract.StartsAfter(today.AddDays(profile.StartsWithinDays));

    /// <summary>Everything known of somebody that is taken over now.</summary>
    public StaffRecord Whole(Guid employeeId, string? plannerId, StaffPerson person, RecordIntent intent, FieldScope taking)
    {
        bool IsTaken(StaffField field) => profile.PolicyOf(field) switch
        {
            FieldPolicy.Never => false,
            _ when taking == FieldScope.Linking && profile.LeftAloneAtLinking.Contains(field) => false,
            FieldPolicy.OnceAtAdding => taking != FieldScope.Updating,
            _ => true,
        };
        return Record(
            employeeId, plannerId, intent, Known(person.Personal, IsTaken), person, contract => Known(contract.Value.Fields, IsTaken));
    }

    /// <summary>
    /// Everything known of somebody who was sent before: without what is over, once it was sent, and with what is empty since.
    /// </summary>
    public StaffRecord Again(Guid employeeId, string plannerId, StaffPerson person, AcceptedState told, RecordIntent intent)
    {
        Dictionary<string, object?> Fields(Dictionary<StaffField, string?> wanted, Dictionary<StaffField, string?> sent) => ForPlanner(
            wanted.Where(field => profile.PolicyOf(field.Key) == FieldPolicy.Always
                ? field.Value is not null || sent.GetValueOrDefault(field.Key) is not null
                : IsOwed(field, sent, told)));
        return Record(
            employeeId, plannerId, intent, Fields(person.Personal, told.Sent.Personal), person,
            contract => told.Sent.Contracts.TryGetValue(contract.Key, out var before)
                ? Fields(contract.Value.Fields, before.Fields)
                : New(contract.Value));
    }

    /// <summary>What changed since the planner last accepted something; null when nothing did.</summary>
    public StaffRecord? ToUpdate(Guid employeeId, string plannerId, StaffPerson wanted, AcceptedState told)
    {
        var personal = Changed(wanted.Personal, told.Sent.Personal, told);
        var contracts = new List<ContractRecord>();
        foreach (var (id, contract) in Pulled(wanted))
        {
            var fields = told.Sent.Contracts.TryGetValue(id, out var before)
                ? Changed(contract.Fields, before.Fields, told)
                : New(contract);
            if (fields.Count > 0)
                contracts.Add(new ContractRecord(id, fields));
        }

        return personal.Count == 0 && contracts.Count == 0
            ? null
            : new StaffRecord(employeeId, plannerId, RecordIntent.Update, personal, contracts);
    }

    /// <summary>What the planner holds after it accepted a record made of <paramref name="wanted"/>.</summary>
    public StaffPerson AfterSending(StaffPerson wanted, StaffPerson? sent)
    {
        var contracts = sent is null ? [] : new Dictionary<Guid, StaffContract>(sent.Contracts);
        foreach (var (id, contract) in Pulled(wanted))
            contracts[id] = contract with { Fields = Held(contract.Fields, contracts.GetValueOrDefault(id)?.Fields) };
        return new StaffPerson(Held(wanted.Personal, sent?.Personal), contracts);
    }

    /// <summary>Fields of the person that are taken over once, and of which the planner has accepted a value.</summary>
    public IReadOnlySet<StaffField> TakenOnce(StaffPerson sent) => sent.Personal
        .Where(field => field.Value is not null && profile.PolicyOf(field.Key) == FieldPolicy.OnceAtAdding).Select(field => field.Key)
        .ToHashSet();

    /// <summary>What was sent once stays sent, whatever becomes of it in Loket.</summary>
    private Dictionary<StaffField, string?> Held(Dictionary<StaffField, string?> wanted, Dictionary<StaffField, string?>? sent) =>
        wanted.ToDictionary(field => field.Key, field =>
            profile.PolicyOf(field.Key) == FieldPolicy.OnceAtAdding ? sent?.GetValueOrDefault(field.Key) ?? field.Value : field.Value);

    private StaffRecord Record(
        Guid employeeId, string? plannerId, RecordIntent intent, Dictionary<string, object?> personal, StaffPerson person,
        Func<KeyValuePair<Guid, StaffContract>, Dictionary<string, object?>> fieldsOf) =>
        new(
            employeeId, plannerId, intent, personal,
            [.. Pulled(person).Select(contract => new ContractRecord(contract.Key, fieldsOf(contract)))]);

    /// <summary>A contract that the planner does not have yet is added whole, as its owner was.</summary>
    private Dictionary<string, object?> New(StaffContract contract) =>
        Known(contract.Fields, field => profile.PolicyOf(field) != FieldPolicy.Never);

    /// <summary>Once means once a value was accepted: who is hired for later has none of some fields at adding.</summary>
    private bool IsOwed(KeyValuePair<StaffField, string?> field, Dictionary<StaffField, string?> sent, AcceptedState told) =>
        profile.PolicyOf(field.Key) == FieldPolicy.OnceAtAdding && field.Value is not null && sent.GetValueOrDefault(field.Key) is null
        && !told.TakenOnce.Contains(field.Key) && !(told.WasLinked && profile.LeftAloneAtLinking.Contains(field.Key));

    private static Dictionary<string, object?> Known(Dictionary<StaffField, string?> fields, Func<StaffField, bool> isTaken) =>
        ForPlanner(fields.Where(field => field.Value is not null && isTaken(field.Key)));

    private Dictionary<string, object?> Changed(
        Dictionary<StaffField, string?> wanted, Dictionary<StaffField, string?> sent, AcceptedState told) =>
        ForPlanner(wanted.Where(field => profile.PolicyOf(field.Key) == FieldPolicy.Always
            ? sent.GetValueOrDefault(field.Key) != field.Value
            : IsOwed(field, sent, told)));

    private static Dictionary<string, object?> ForPlanner(IEnumerable<KeyValuePair<StaffField, string?>> fields) =>
        fields.ToDictionary(field => FieldText.NameOf(field.Key), field => FieldText.ForPlanner(field.Key, field.Value));
}
