using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoketFunctions.Simulators.Loket.Payroll;

/// <summary>
/// Reads the bodies of the PATCHes; throws <see cref="JsonException"/> for what is not JSON or of another type than the document says.
/// </summary>
internal static class PeriodPatchJson
{
    /// <summary>Strict: a number in quotes is not a number.</summary>
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.Strict };

    public static PeriodPatch One(string body) => Read(Parse<Body>(body));

    public static IReadOnlyList<PeriodPatch> Many(
        string body) => [.. Parse<Body[]>(body).Select(b => Read(b ?? throw new JsonException("A record is null.")))];

    private static T Parse<T>(string body) => JsonSerializer.Deserialize<T>(body, Options) ?? throw new JsonException("The body is null.");

    private static PeriodPatch Read(Body b) => new(
        b.EmploymentId, b.PayrollPeriod?.Year, b.PayrollPeriod?.PeriodNumber, b.Shift?.ShiftNumber, b.PayslipType?.Key,
        b.DistributionUnit?.Key,
        b.CostCenter?.Key, b.CostUnit?.Key, b.PayslipText, Method(b.ProcessingMethod), [.. (b.PayrollComponents ?? []).Select(Read)]);

    private static ComponentPatch Read(Component c) => new(
        c.PayrollComponent?.Key,
        c.Value.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            JsonValueKind.Number when c.Value.TryGetDecimal(out var number) => number,
            _ => throw new JsonException("A value is not a number."),
        },
        c.Value.ValueKind != JsonValueKind.Undefined,
        c.IsSupplement ?? false);

    /// <summary>Null for a word that is none of the three.</summary>
    private static ProcessingMethod? Method(string? word) => word switch
    {
        null or "overwrite" => ProcessingMethod.Overwrite,
        "doNotOverwrite" => ProcessingMethod.DoNotOverwrite,
        "addUp" => ProcessingMethod.AddUp,
        _ => null,
    };

    private sealed record Body(
        Guid? EmploymentId, Period? PayrollPeriod, ShiftKey? Shift, IntKey? PayslipType, GuidKey? DistributionUnit, IntKey? CostCenter,
        IntKey? CostUnit,
        string? PayslipText, string? ProcessingMethod, Component[]? PayrollComponents);

    private sealed record Period(int? Year, int? PeriodNumber);

    private sealed record ShiftKey(int? ShiftNumber);

    private sealed record IntKey(int? Key);

    private sealed record GuidKey(Guid? Key);

    private sealed record Component(IntKey? PayrollComponent, JsonElement Value, bool? IsSupplement);
}
