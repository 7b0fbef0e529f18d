namespace LoketFunctions.Personnel.Fields;

/// <summary>What in Loket a field is part of.</summary>
internal enum LoketResource
{
    /// <summary>The person: without dates, so only the present is there.</summary>
    Employee,

    /// <summary>The contract (dienstverband): without dates likewise.</summary>
    Employment,

    /// <summary>The end of the contract (uitdienst): entered with its last day.</summary>
    End,

    /// <summary>Urendeel: a linked chain by first day, as are the next two.</summary>
    WorkingHours,

    /// <summary>Loon.</summary>
    Wage,

    /// <summary>Organisatorische eenheid: department, function, distribution unit.</summary>
    OrganizationalEntity,
}

internal enum FieldKind
{
    Text,
    Integer,
    Decimal,
    Date,
    Flag,

    /// <summary>A choice from a list of Loket's own (metadata), by its number.</summary>
    Option,

    /// <summary>A department, function or distribution unit of the employer, by its id.</summary>
    Unit,
}

/// <summary>A field of Loket's that an HR system can lead in. Widths and bounds are those of Loket's OpenAPI document.</summary>
/// <param name="Path">Where its JSON object has it, by dots.</param>
internal sealed record LoketField(LoketResource Resource, string Path, FieldKind Kind)
{
    /// <summary>Of a text: characters, at most.</summary>
    public int? MaxLength { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    /// <summary>Loket makes nobody an employee without it.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>A fact of the first day, which is not written again once the employment is there.</summary>
    public bool OnlyAtStart { get; init; }

    /// <summary>What is taken where nothing is mapped: the unit of this name, which the set-up asks for.</summary>
    public string? FallbackName { get; init; }

    /// <summary>Stable, in mappings and answers: <c>employee.personalDetails.lastName</c>.</summary>
    public string Id => $"{Prefix}.{Path}";

    /// <summary>Has a history: what holds when is told by first days.</summary>
    public bool IsDated => Resource is LoketResource.WorkingHours or LoketResource.Wage or LoketResource.OrganizationalEntity;

    /// <summary>Where a concept employee's JSON has it.</summary>
    public string ConceptPath => $"{Prefix}Data.{Path}";

    private string Prefix => char.ToLowerInvariant(Resource.ToString()[0]) + Resource.ToString()[1..];
}
