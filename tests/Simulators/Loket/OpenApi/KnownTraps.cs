using Microsoft.OpenApi;

namespace LoketFunctions.Simulators.Loket.OpenApi;

/// <summary>Where a checked value stands.</summary>
internal sealed record Place(bool InRequest, HttpMethod Method, string Path)
{
    public string Property => Path[(Path.LastIndexOf('.') + 1)..];

    public Place Down(string property) => this with { Path = $"{Path}.{property}" };
}

/// <summary>The rule of the document that a trap lets pass.</summary>
internal enum Rule
{
    PatternCapitals,
    Minimum,
    Null,
    DateForm,
    BodyMediaType,
    TextBody,
    OrderByDots,
}

/// <summary>One deliberate relaxation: the document says more than real data holds.</summary>
internal sealed record KnownTrap(Rule Rule, string Reason, Func<Place, IOpenApiSchema?, bool> Holds);

/// <summary>All relaxations in one table; everything else is held to the letter.</summary>
internal static class KnownTraps
{
    public static readonly IReadOnlyList<KnownTrap> All =
    [
        new(Rule.PatternCapitals, "The GUID pattern allows capitals only; the document's own examples are in small letters.",
            (_, schema) => schema?.Pattern?.Contains("[0-9A-F]{8}", StringComparison.Ordinal) is true),
        new(Rule.PatternCapitals, "The e-mail pattern allows small letters only; people type capitals.",
            (_, schema) => schema?.Pattern?.StartsWith("^((([a-z]", StringComparison.Ordinal) is true),
        new(Rule.Minimum, "An ordinary shift has a bonus of 0, the document's minimum is 0.01 (1 for shiftRateSickLeave).",
            (place, _) => !place.InRequest && place.Property == "bonusPercentage"),
        new(Rule.Null, "The read-back of period data per administration gives null for a value that was never entered.",
            (place, _) => !place.InRequest
                && place.Property is "value" or "isSupplement"
                && place.Path.Contains("payrollComponent", StringComparison.OrdinalIgnoreCase)),
        new(Rule.Null, "Objects that do not say whether they may be null: the shift for sick leave is only set in some administrations.",
            (place, schema) => place.Property == "shiftRateSickLeave" && schema is not null && !NeverNull.Says(schema)),
        new(Rule.Null, "A function needs no group, says the document of functions; where a concept employee's function stands, it has one.",
            (place, _) => !place.InRequest && place.Path.EndsWith(".function.group", StringComparison.Ordinal)),
        new(Rule.DateForm, "Older answers give a date as a time with offset (2018-01-01T00:00:00+01:00); the schema says date.",
            (place, _) => !place.InRequest),
        new(Rule.BodyMediaType, "Request media types carry a version (or lack their slash); known clients send plain application/json.",
            (_, _) => true),
        new(Rule.TextBody, "A 400 for a malformed request may be text/plain.",
            (_, _) => true),
        new(Rule.OrderByDots, "The pattern of orderBy allows no dots; the text documents nested names (address.houseNumber).",
            (_, _) => true),
    ];

    public static bool LetPass(Rule rule, Place place, IOpenApiSchema? schema = null) =>
        All.Any(trap => trap.Rule == rule && trap.Holds(place, schema));
}
