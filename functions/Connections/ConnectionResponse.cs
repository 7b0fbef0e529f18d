using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Time;

namespace LoketFunctions.Connections;

/// <summary>A connection as its planner sees it.</summary>
public sealed record ConnectionResponse(
    ConnectionId Id,
    ConnectionState State,
    AttentionResponse? Attention,
    SettingsResponse Settings,
    IReadOnlyList<ChosenAdministration> Administrations,
    DateTimeOffset CreatedAt)
{
    /// <summary>How many administrations take part, whichever are listed.</summary>
    public required int AdministrationCount { get; init; }

    public required SettingsDefaults Defaults { get; init; }

    /// <summary>
    /// An HR system leads: its employees go to Loket, and there are no syncs of staff, no exports and no mappings for them.
    /// </summary>
    public required bool HrSystemLeads { get; init; }

    /// <summary>What the connection is for, which follows from the product.</summary>
    public required LinkPurpose Purpose { get; init; }

    /// <summary>When the nightly sync is due next; null while none can run.</summary>
    public DateTimeOffset? NextNightAt { get; init; }

    /// <summary>The code of the older connect form (omgevingscode), for people; null without one.</summary>
    public string? EnvironmentCode { get; init; }

    /// <summary>What became of what was held of it; null for a connection that was not ended.</summary>
    public ErasureResponse? Erasure { get; init; }

    /// <summary>What the user should know before signing in; null for nothing. Only right after asking to connect.</summary>
    public string? Notice { get; init; }

    /// <summary>Where to send the user's browser to sign in; good once. Only right after asking for it.</summary>
    public Uri? ConnectAddress { get; init; }

    public DateTimeOffset? ConnectAddressExpiresAt { get; init; }

    /// <param name="language">Of the words; null: the connection's.</param>
    internal static ConnectionResponse Of(
        Connection connection, IReadOnlyList<AdministrationRow> administrations, PlannerProfile profile, string? language,
        DateTimeOffset now) => new(
        connection.Id,
        connection.State,
        AttentionResponse.Of(connection, profile, language),
        SettingsResponse.Of(connection, profile),
        [.. administrations.Select(ChosenAdministration.Of).OrderBy(
            administration => administration.Name, StringComparer.OrdinalIgnoreCase).ThenBy(administration => administration.Id)],
        connection.CreatedAt)
        {
            AdministrationCount = administrations.Count,
            Defaults = SettingsDefaults.Of(connection, profile),
            HrSystemLeads = profile.LeadsEmployees,
            Purpose = profile.Purpose,
            NextNightAt = connection.CanSync && profile.SyncsStaffAndHours
                ? AmsterdamTime.NextTimeOfDay(connection.Effective(profile).NightlyAt, now)
                : null,
            EnvironmentCode = connection.EnvironmentCode,
            Erasure = ErasureResponse.Of(connection),
        };

    public ConnectionResponse AtPage(PageQuery page) => this with { Administrations = page.From(Administrations) };

    /// <summary>Whoever has the connect address can sign in.</summary>
    public override string ToString() => State.ToString();
}

/// <summary>What needs attention, who acts and what to do. The words can be in the connection's language only.</summary>
/// <param name="Page">Where it is mended: a path below the console's address.</param>
public sealed record AttentionResponse(
    AttentionReason Reason, DateTimeOffset? Since, string Detail, ActionOwner WhoseMove, string WhatToDo, string Page)
{
    /// <param name="language">Null: the connection's.</param>
    internal static AttentionResponse? Of(Connection connection, PlannerProfile profile, string? language) =>
        connection.Attention is not { } reason
        ? null
        : new AttentionResponse(
            reason, connection.AttentionSince, AttentionTexts.WhatHappened(connection, reason, profile, language ?? connection.Language),
            AttentionTexts.ActionOwnerOf(connection, reason),
            AttentionTexts.WhatToDo(connection, reason, language ?? connection.Language, profile),
            AttentionTexts.PageOf(connection, reason));
}

/// <summary>An administration that takes part.</summary>
/// <param name="PayrollPeriodType">Loket's key: 1 month, 3 four weeks, 4 week.</param>
public sealed record ChosenAdministration(
    Guid Id, string Name, Guid EmployerId, string EmployerName, int? ClientNumber, int? PayrollPeriodType)
{
    public required Venue? Venue { get; init; }

    internal static ChosenAdministration Of(AdministrationRow row) =>
        new(row.Id, row.Name, row.EmployerId, row.EmployerName, row.ClientNumber, row.PayrollPeriodType) { Venue = row.Venue };
}

/// <summary>Connections of an account, the oldest first.</summary>
/// <param name="Total">How many the caller reaches, whichever are listed.</param>
internal sealed record ConnectionList(IReadOnlyList<ConnectionResponse> Connections, int Total);
