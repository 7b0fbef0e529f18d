using System.Text.Json.Serialization;

namespace LoketFunctions.Loket.Model;

/// <summary>What every JSON answer of Loket carries around its content.</summary>
internal interface IResponse
{
    ResourceVersion? Version { get; }

    IReadOnlyList<LoketMessage>? Messages { get; }

    /// <summary>Records that were set aside, as they cannot be read.</summary>
    IEnumerable<UnreadableRecord> Unreadable => [];

    /// <summary>Told of the answer's ETag.</summary>
    void Tag(string? etag)
    {
    }
}

/// <summary>The version that was used, and when it ends (null: not planned).</summary>
internal sealed record ResourceVersion([property: JsonPropertyName("resourceVersion")] string? Name, DateOnly? ObsoleteDate);

/// <summary>A list answer as it comes over the wire.</summary>
internal sealed record ListResponse<T>(
    int? TotalSize,
    int? PageSize,
    int? TotalPages,
    int? CurrentPage,
    ResourceVersion? Version,
    IReadOnlyList<LoketMessage>? Messages,
    [property: JsonPropertyName("_embedded")] IReadOnlyList<ListedRecord<T>>? Embedded) : IResponse
    where T : class
{
    IEnumerable<UnreadableRecord> IResponse.Unreadable => (Embedded ?? []).Select(record => record.Unreadable).OfType<UnreadableRecord>();
}

/// <summary>A single answer as it comes over the wire.</summary>
internal sealed record SingleResponse<T>(ResourceVersion? Version, IReadOnlyList<LoketMessage>? Messages, T? Content) : IResponse
{
    /// <summary>Of the record as it is answered; null where Loket gives none.</summary>
    [JsonIgnore]
    public string? ETag { get; private set; }

    void IResponse.Tag(string? etag) => ETag = etag;
}

/// <summary>The answer to a write, as far as anything of it is used.</summary>
internal sealed record WriteResponse(ResourceVersion? Version, IReadOnlyList<LoketMessage>? Messages) : IResponse;

/// <summary>An item of a list.</summary>
internal interface IListed
{
    const string Id = "id";

    /// <summary>What tells it from the others of its list. Null: it does not say what it is about, so it cannot be read.</summary>
    string? Identity { get; }

    /// <summary>The field that says it.</summary>
    string IdentityField => Id;
}

/// <summary>One of an answer's `messages[]`. An answer with status 200 may hold failures of single records.</summary>
/// <param name="Type">`BrokenBusinessRule`, `Warning`, `Exception` or `NotFound`, in any case of letters.</param>
/// <param name="Code">May change, says Loket: show the description, do not branch on it.</param>
/// <param name="Id">The record it is about.</param>
internal sealed record LoketMessage(string? Type, int? Code, string? Description, Guid? Id, IReadOnlyList<string>? Properties)
    : PersonalRecord
{
    private static readonly string[] FailureTypes = ["BrokenBusinessRule", "Exception", "NotFound"];

    public bool IsFailure => FailureTypes.Contains(Type, StringComparer.OrdinalIgnoreCase);
}
