using System.Text.Json.Nodes;
using LoketFunctions.Personnel.Fields;

namespace LoketFunctions.Personnel.Plan;

/// <summary>Values of the same fields, equal where each is.</summary>
internal sealed class FieldValues(IReadOnlyList<LoketField> fields, IReadOnlyList<string?> values) : IEquatable<FieldValues>
{
    private readonly IReadOnlyList<string?> _values = values;

    public static FieldValues Of(IReadOnlyList<LoketField> fields, JsonObject record) =>
        new(fields, [.. fields.Select(field => LoketObject.Read(record, field))]);

    public string? this[LoketField field] => _values[fields.ToList().IndexOf(field)];

    public IReadOnlyDictionary<LoketField, string?> All => fields.Zip(_values).ToDictionary(pair => pair.First, pair => pair.Second);

    public bool Equals(FieldValues? other) => other is not null && _values.SequenceEqual(other._values);

    public override bool Equals(object? obj) => Equals(obj as FieldValues);

    public override int GetHashCode() => _values.Aggregate(0, HashCode.Combine);

    public override string ToString() => nameof(FieldValues);
}
