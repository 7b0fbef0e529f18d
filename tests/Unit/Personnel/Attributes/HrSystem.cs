using LoketFunctions.Personnel.Attributes;
using LoketFunctions.Personnel.Fields;

namespace LoketFunctions.Tests.Personnel.Attributes;

/// <summary>Attributes of an HR system, for whatever Loket needs of an employee.</summary>
internal static class HrSystem
{
    private static readonly HrOption[] OneOption = [new("1", "De eerste")];

    /// <summary>Fields that have to have an attribute: what falls back on "Algemeen" need not.</summary>
    public static IReadOnlyList<LoketField> Needed { get; } =
        [.. LoketFields.All.Where(one => one is { IsNeeded: true, FallbackName: null })];

    public static HrAttribute Text(string id, string label) => new(id, label, HrAttributeType.Text, "Persoonlijk", []);

    public static HrAttribute Options(string id, string label, params IReadOnlyList<HrOption> options) =>
        new(id, label, HrAttributeType.Options, "Persoonlijk", options);

    /// <summary>An attribute of the field's type, with one option where it has any.</summary>
    public static HrAttribute For(LoketField field) => new(
        IdOf(field), field.Path,
        field.Kind switch
        {
            FieldKind.Text => HrAttributeType.Text,
            FieldKind.Integer or FieldKind.Decimal => HrAttributeType.Number,
            FieldKind.Date => HrAttributeType.Date,
            FieldKind.Flag => HrAttributeType.Flag,
            _ => HrAttributeType.Options,
        },
        "Loket", field.Kind == FieldKind.Option ? OneOption : []);

    /// <param name="key">Loket's value of the one option.</param>
    public static MappedAttribute Mapped(LoketField field, string key = "1") => new(
        IdOf(field), field.Id, AttributeOrigin.Created, null,
        field.Kind == FieldKind.Option ? new Dictionary<string, string> { ["1"] = key } : null);

    public static string IdOf(LoketField field) => $"hr.{field.Id}";
}
