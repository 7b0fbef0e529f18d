using System.Text.Json.Nodes;
using LoketFunctions.Personnel.Fields;

namespace LoketFunctions.Personnel.Plan;

/// <summary>Values of the same fields, equal where each is, and where what else the record holds is.</summary>
/// <param name="rest">
/// What of the record the HR system does not lead in: a record that differs by it alone is one all the same, and comes back where it has to
/// make way.
/// </param>
internal sealed class FieldValues(IReadOnlyList<LoketField> fields, IReadOnlyList<string?> values, string? rest = null)
    : IEquatable<FieldValues>
{
    private readonly IReadOnlyList<string?> _values = values;

    public string? Rest { get; } = rest;

    public string? this[LoketField field] => _values[fields.ToList().IndexOf(field)];

    public IReadOnlyDictionary<LoketField, string?> All => fields.Zip(_values).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <param name="fields">Of one resource.</param>
    public static FieldValues Of(IReadOnlyList<LoketField> fields, JsonObject record)
    {
        var rest = LoketObject.Written(fields[0].Resource, record, fields.ToDictionary(field => field, _ => (string?)null));
        rest.Remove("startDate");
        return new FieldValues(fields, [.. fields.Select(field => LoketObject.Read(record, field))], rest.ToJsonString());
    }

    public bool Equals(FieldValues? other) => other is not null && Rest == other.Rest && _values.SequenceEqual(other._values);

    public override bool Equals(object? obj) => Equals(obj as FieldValues);

    public override int GetHashCode() => _values.Aggregate(0, HashCode.Combine);

    public override string ToString() => nameof(FieldValues);
}
