using System.Text.Json.Nodes;
using LoketFunctions.Personnel.Chains;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.Model;
using LoketFunctions.Staff;

namespace LoketFunctions.Personnel.Plan;

/// <summary>
/// Works out what Loket is to be told of one employee. The HR system leads in what it says, so that is overwritten where it differs; what
/// it does not say stays. What has dates holds from its own day on, also where that day is past, but never before the start line; what
/// begins after today waits. What has no dates is the present. An end of employment is entered as soon as it is known, as Loket keeps its
/// day.
/// </summary>
internal static class EmployeePlanner
{
    /// <exception cref="FormatException">Something in Loket is not what such a field can be.</exception>
    public static EmployeePlan Plan(SaidEmployee said, HeldEmployee held, DateOnly startLine, DateOnly today)
    {
        var changes = new List<FieldChange>();
        var employee = Differences(said, LoketResource.Employee, held.Employee, changes);
        var employment = Differences(said, LoketResource.Employment, held.Employment, changes);

        // They go with the last day and never without: Loket has none of them where nothing ends.
        var end = said.LastDay is null
            ? []
            : Differences(said, LoketResource.End, held.LastDay is null ? [] : held.Employment, changes);

        var until = said.LastDay < today ? said.LastDay.Value : today;
        var chains = new Dictionary<LoketResource, IReadOnlyList<ChainWrite<FieldValues>>>();
        foreach (var (resource, records) in held.Chains)
        {
            var histories = said.Histories.Where(one => one.Key.Resource == resource).ToDictionary();
            if (histories.Count == 0)
                continue;
            var line = startLine > held.FirstDay ? startLine : held.FirstDay;
            var writes = Chain(histories, records, held.KnownOf(resource), line, until);
            if (writes.Count > 0)
                chains[resource] = writes;
            changes.AddRange(writes.SelectMany(write => ChangesOf(write, held.KnownOf(resource), [.. histories.Keys])));
        }

        // After the last day nothing is to come.
        var waiting =
            from one in said.Histories
            from value in one.Value
            where value.From > until && !(value.From > said.LastDay)
            select new WaitingChange(one.Key, value.From);
        return new EmployeePlan(
            employee, employment, chains, said.LastDay != held.LastDay || end.Count > 0, said.LastDay,
            said.Present.Where(one => one.Key.Resource == LoketResource.End).ToDictionary(), changes,
            [.. waiting.OrderBy(one => one.From)]);
    }

    private static Dictionary<LoketField, string?> Differences(
        SaidEmployee said, LoketResource resource, JsonObject held, List<FieldChange> changes)
    {
        var differences = new Dictionary<LoketField, string?>();
        foreach (var (field, value) in said.Present.Where(one => one.Key.Resource == resource && !one.Key.OnlyAtStart))
        {
            var was = LoketObject.Read(held, field);
            if (was == value)
                continue;
            differences[field] = value;
            changes.Add(new FieldChange(field, null, was, value));
        }

        return differences;
    }

    private static IReadOnlyList<ChainWrite<FieldValues>> Chain(
        IReadOnlyDictionary<LoketField, IReadOnlyList<DatedValue<string?>>> histories, IReadOnlyList<HeldRecord> records,
        IReadOnlyList<HeldRecord> knownRecords, DateOnly line, DateOnly until)
    {
        IReadOnlyList<LoketField> fields = [.. histories.Keys];
        var held = records.Select(Read).ToList();
        var known = knownRecords.Select(Read).ToList();
        // Of a field of which nothing is said yet on a day, what Loket holds stays; that changes where Loket's records do.
        var days = histories.SelectMany(one => one.Value.Select(value => value.From))
            .Concat(known.Select(one => one.Start).Append(line).Where(day => histories.Any(one => one.Value[0].From <= day)))
            .Distinct().Order();
        var wanted = days.Select(day => new DatedValue<FieldValues>(
            day,
            new FieldValues(
                fields,
                [
                    .. fields.Select(field => histories[field].LastOrDefault(value => value.From <= day) is { } value
                        ? value.Value
                        : known.LastOrDefault(one => one.Start <= day)?.Value[field]),
                ],
                known.LastOrDefault(one => one.Start <= day)?.Value.Rest)));
        return ChainPlanner.Plan(held, [.. wanted], line, until);

        ChainRecord<FieldValues> Read(HeldRecord record) => new(record.Id, record.Start, FieldValues.Of(fields, record.Content));
    }

    private static IEnumerable<FieldChange> ChangesOf(
        ChainWrite<FieldValues> write, IReadOnlyList<HeldRecord> known, IReadOnlyList<LoketField> fields)
    {
        // Those that make way are told by what follows them.
        if (write.Kind == ChainWriteKind.Remove)
            return [];
        var before = known.LastOrDefault(one => one.Start <= write.Start);
        return
            from field in fields
            let was = before is null ? null : LoketObject.Read(before.Content, field)
            where was != write.Value[field]
            select new FieldChange(field, write.Start, was, write.Value[field]);
    }
}
