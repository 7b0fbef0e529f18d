using LoketFunctions.Http;
using LoketFunctions.Identifiers;

namespace LoketFunctions.Personnel.SetUp;

/// <summary>How far a legal entity's link is, and what it waits for.</summary>
/// <param name="Scope">The text to acknowledge, as it reads now.</param>
/// <param name="Missing">What is missing now, the first to do first; empty where nothing is.</param>
public sealed record SetUpResponse(
    ConnectionId ConnectionId, LegalEntityResponse Entity, SetUpStage Stage, IReadOnlyList<SetUpStep> Steps, ScopeText Scope,
    IReadOnlyList<MissingPart> Missing)
{
    /// <summary>The administration that it goes to; null while there is none.</summary>
    public required Guid? AdministrationId { get; init; }

    /// <summary>Which wording of the scope was acknowledged; null for none.</summary>
    public required int? AcknowledgedVersion { get; init; }

    /// <summary>yyyy-MM-dd. Dates before it stay as they are in Loket; null until it is said.</summary>
    public required string? StartLine { get; init; }
}

/// <summary>A legal entity as it was booked.</summary>
public sealed record LegalEntityResponse(
    string Id, string Name, string TaxId, string ContactName, string ContactEmail, string? Message, DateTimeOffset BookedAt)
{
    internal static LegalEntityResponse Of(LegalEntity row) =>
        new(row.EntityId, row.Name, row.TaxId, row.ContactName, row.ContactEmail, row.Message, row.BookedAt);

    public override string ToString() => Id;
}

/// <summary>Codes of what a set-up can wait for: part of the API.</summary>
internal static class MissingCodes
{
    public const string Attributes = "attributes";
    public const string Enabling = "enabling";
    public const string SignIn = "signing-in";
    public const string Administration = "administration";
    public const string Acknowledgement = "acknowledgement";
    public const string Rights = "rights";

    /// <summary>The text changed since it was acknowledged. What runs goes on.</summary>
    public const string NewWording = "new-wording";
}

/// <summary>Something that a set-up waits for.</summary>
/// <param name="WhoseMove">Who does it.</param>
/// <param name="Text">What to do, in the reader's language.</param>
public sealed record MissingPart(string Code, ActionOwner WhoseMove, string Text);

/// <summary>The body of an acknowledgement.</summary>
/// <param name="Version">Of the text that was shown.</param>
/// <param name="StartLine">yyyy-MM-dd, at most a year back or ahead.</param>
internal sealed record AcknowledgeRequest(int Version, string StartLine);

/// <summary>The body by which an operator undoes a mapping.</summary>
internal sealed record UndoMappingRequest(string Reason)
{
    public const int LongestReason = 500;

    public override string ToString() => nameof(UndoMappingRequest);
}
