using LoketFunctions.Storage;

namespace LoketFunctions.Connections;

/// <summary>A connection's grant: its tokens, sealed, and who is refreshing them. Partition: connection. Row: "loket".</summary>
internal sealed class TokenRow : Row
{
    public const string Key = "loket";

    public TokenRow() => RowKey = Key;

    public string RefreshToken { get; set; } = "";
    public string AccessToken { get; set; } = "";

    /// <summary>Until when the access token is handed out: shortly before it expires.</summary>
    public DateTimeOffset UsableUntil { get; set; }

    /// <summary>Counts the refresh tokens of this connection: the same number is the same token.</summary>
    public long Generation { get; set; }

    /// <summary>Loket refused this refresh token; only a new sign-in helps.</summary>
    public bool GrantLost { get; set; }

    /// <summary>
    /// The refresh token could not be opened when it was last needed. It is tried again each time, as its key may come back.
    /// </summary>
    public bool SealBroken { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }
    public string? LeaseOwner { get; set; }
}

/// <summary>An access token and how long it may be handed out.</summary>
internal sealed record UsableToken(Loket.Configuration.AccessToken Token, DateTimeOffset Until)
{
    private const int MarginPart = 10;
    private static readonly TimeSpan LargestMargin = TimeSpan.FromMinutes(2);

    /// <summary>Until when a token is handed out: shortly before it expires, so that it does not end under way.</summary>
    public static DateTimeOffset EndOfUse(DateTimeOffset expiresAt, DateTimeOffset now)
    {
        var part = (expiresAt - now) / MarginPart;
        return expiresAt - (part < LargestMargin ? part : LargestMargin);
    }
}
