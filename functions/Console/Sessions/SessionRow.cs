using LoketFunctions.Storage;

namespace LoketFunctions.Console.Sessions;

/// <summary>A one-time link to the console, or a session. Partition: "link" or "session". Row: hash of the value.</summary>
internal sealed class SessionRow : Row
{
    public string TenantKey { get; set; } = "";

    /// <summary>The only connection that it reaches; null for all of the tenant's.</summary>
    public string? ConnectionId { get; set; }

    /// <summary>The planner's own id of the person.</summary>
    public string UserId { get; set; } = "";

    /// <summary>How the person is called, sealed.</summary>
    public string SealedName { get; set; } = "";

    public string Language { get; set; } = "";

    /// <summary>JSON array of grants.</summary>
    public string Grants { get; set; } = "[]";

    /// <summary>Where the person goes back to on leaving; null: nowhere.</summary>
    public string? ReturnAddress { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Sessions only: when it was last used, to the precision of <see cref="ConsoleSessions.SeenEvery"/>.</summary>
    public DateTimeOffset SeenAt { get; set; }
}
