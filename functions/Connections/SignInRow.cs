using LoketFunctions.Storage;

namespace LoketFunctions.Connections;

/// <summary>A one-time link or a sign-in under way. Partition: "ticket" or "state". Row: hash of the value.</summary>
internal sealed class SignInRow : Row
{
    public string TenantKey { get; set; } = "";
    public string ConnectionId { get; set; } = "";
    public DateTimeOffset ExpiresAt { get; set; }
    public ReturnTo ReturnTo { get; set; }

    /// <summary>Hash of what the one browser holds in a cookie that may go on. A ticket for any browser has none.</summary>
    public string? BrowserHash { get; set; }

    /// <summary>Who asked for the link, sealed. Ticket only, where the planner said it.</summary>
    public string? SealedRequester { get; set; }

    /// <summary>The PKCE verifier, sealed. State only.</summary>
    public string? SealedVerifier { get; set; }
}
