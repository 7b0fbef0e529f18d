using Azure;
using Azure.Data.Tables;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Connections;

/// <summary>The life of a connection.</summary>
internal enum ConnectionState
{
    /// <summary>Made by the planner; the user has not signed in at Loket yet.</summary>
    Requested,

    /// <summary>Signed in; administrations are still to be chosen, or rights to be granted.</summary>
    SetUp,

    /// <summary>Syncs every night.</summary>
    Active,

    /// <summary>Something is for the user or the accountant to mend; what can still run, runs.</summary>
    NeedsAttention,

    Disconnected,
}

/// <summary>Why a connection needs attention. Null where it does not.</summary>
internal enum AttentionReason
{
    /// <summary>Loket no longer accepts the grant: somebody signs in again. Nothing runs until then.</summary>
    Reconnect,

    /// <summary>A right is missing for an employer.</summary>
    RightsMissing,

    /// <summary>The planner's side refused or could not be reached in the last run.</summary>
    PlannerFailing,

    /// <summary>The last run did not finish for another reason; the report says which.</summary>
    RunFailed,
}

/// <summary>One planner account's connection to Loket. Partition: tenant. Row: connection id.</summary>
internal sealed class Connection : ITableEntity
{
    public string PartitionKey { get; set; } = "";
    public string RowKey { get; set; } = "";
    public DateTimeOffset? Timestamp { get; set; }
    public ETag ETag { get; set; }

    public ConnectionState State { get; set; }
    public AttentionReason? Attention { get; set; }

    /// <summary>What needs attention, in the owner's words; safe to show, without personal data.</summary>
    public string? AttentionDetail { get; set; }

    /// <summary>Who is mailed when something is to be mended.</summary>
    public string? OwnerEmail { get; set; }

    /// <summary>"nl" or "en".</summary>
    public string Language { get; set; } = "nl";

    /// <summary>Where the user goes back to after signing in.</summary>
    public string? ReturnAddress { get; set; }

    /// <summary>HH:mm[:ss] in Europe/Amsterdam; null follows the profile.</summary>
    public string? NightlyAt { get; set; }

    /// <summary>Overrides the profile where set: Add or Ask.</summary>
    public NewEmployeePolicy? NewEmployees { get; set; }

    /// <summary>Overrides the profile where set.</summary>
    public AffiliateSource? Affiliate { get; set; }

    /// <summary>Overrides the profile where set.</summary>
    public PersonnelNumberSource? PersonnelNumber { get; set; }

    /// <summary>The nightly moment that was last started, in UTC.</summary>
    public DateTimeOffset? LastNight { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    internal Tenant Tenant => Tenant.FromKey(PartitionKey);

    internal string Id => RowKey;

    /// <summary>True while a sync can reach Loket at all.</summary>
    internal bool CanSync => State == ConnectionState.Active
        || (State == ConnectionState.NeedsAttention && Attention != AttentionReason.Reconnect);

    /// <summary>The profile with this connection's own settings in its place.</summary>
    public PlannerProfile Effective(PlannerProfile profile) => profile with
    {
        NightlyAt = NightlyAt is null ? profile.NightlyAt : TimeOnly.Parse(NightlyAt, System.Globalization.CultureInfo.InvariantCulture),
        NewEmployees = NewEmployees ?? profile.NewEmployees,
        Affiliate = Affiliate ?? profile.Affiliate,
        PersonnelNumber = PersonnelNumber ?? profile.PersonnelNumber,
    };
}
