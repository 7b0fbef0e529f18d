using LoketFunctions.Personnel.Attributes;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.Model;
using LoketFunctions.Staff;

namespace LoketFunctions.Personnel.Plan;

/// <summary>Brings a pushed record to Loket's fields by the attribute mapping, and finds every fault of it.</summary>
internal static class EmployeeReader
{
    public const string DateNeeded = "field-date-needed";
    public const string DateTwice = "field-date-twice";
    public const string NoDate = "field-no-date";

    public static EmployeeReading Read(PushedEmployee pushed, IReadOnlyList<MappedAttribute> mapping)
    {
        var present = new Dictionary<LoketField, string?>();
        var histories = new Dictionary<LoketField, IReadOnlyList<DatedValue<string?>>>();
        var faults = new List<AttributeValueFault>();
        foreach (var one in mapping)
        {
            if (!pushed.Attributes.TryGetValue(one.AttributeId, out var values) || values.Count == 0)
                continue;
            var field = LoketFields.Find(one.FieldId)!;
            if (DatesFault(field, values) is { } wrong)
            {
                faults.Add(new AttributeValueFault(one.AttributeId, field.Id, null, FieldFault.Of(wrong)));
                continue;
            }

            var readings = values.Select(value => (value.From, Reading: FieldReader.Read(field, value.Value, one.Values))).ToList();
            faults.AddRange(
                from reading in readings
                let fault = reading.Reading.Fault
                where fault is not null
                select new AttributeValueFault(one.AttributeId, field.Id, reading.From, fault));
            if (field.IsDated)
            {
                histories[field] =
                [
                    .. readings.Select(reading => new DatedValue<string?>(reading.From!.Value, reading.Reading.Value))
                        .OrderBy(value => value.From),
                ];
            }
            else
            {
                present[field] = readings[0].Reading.Value;
            }
        }

        // Loket takes no end without them, and none of them is to be guessed: the tax office is told why somebody left.
        if (pushed.LastDay is not null)
        {
            faults.AddRange(
                from field in LoketFields.OfEnds
                where present.GetValueOrDefault(field) is null && faults.All(fault => fault.FieldId != field.Id)
                select new AttributeValueFault(
                    mapping.FirstOrDefault(one => one.FieldId == field.Id)?.AttributeId, field.Id, null,
                    FieldFault.Of(FieldFaultCodes.Needed)));
        }

        return new EmployeeReading(new SaidEmployee(pushed.EmployeeId, pushed.LastDay, present, histories), faults);
    }

    private static string? DatesFault(LoketField field, IReadOnlyList<PushedValue> values) =>
        !field.IsDated ? (values.Count > 1 || values[0].From is not null ? NoDate : null)
        : values.Any(value => value.From is null) ? DateNeeded
        : values.DistinctBy(value => value.From).Count() < values.Count ? DateTwice
        : null;
}
