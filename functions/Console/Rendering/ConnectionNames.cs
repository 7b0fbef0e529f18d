using LoketFunctions.Components;
using LoketFunctions.Connections;
using LoketFunctions.Console.Requests;

namespace LoketFunctions.Console.Rendering;

/// <summary>How pages call a connection and its state.</summary>
internal static class ConnectionNames
{
    private const int ShownNames = 2;

    /// <summary>What people called it, else its administrations, as nobody knows it by its id.</summary>
    public static string Of(ConsoleRequest request, ConnectionResponse connection)
    {
        if ((connection.Settings.Label ?? connection.EnvironmentCode) is { } given)
            return given;
        if (connection.Erasure is { } erasure)
            return request.In("ConnectionNames.ConnectionEndedOn") + request.Reader.Moment(erasure.StartedAt);
        var names = connection.Administrations.Select(administration => administration.Name).ToList();
        var more = names.Count - ShownNames;
        return names.Count == 0
            ? request.In("ConnectionNames.NewConnection")
            : string.Join(", ", names.Take(ShownNames)) + (more > 0 ? request.In("ConnectionNames.AndMore", more) : "");
    }

    public static BadgeWords StateBadge(ConsoleRequest request, ConnectionState state) => state switch
    {
        ConnectionState.Requested => new(request.In("ConnectionNames.NotConnectedYet"), Tone.Quiet),
        ConnectionState.SetUp => new(request.In("ConnectionNames.BeingSetUp"), Tone.Busy),
        ConnectionState.Active => new(request.In("ConnectionNames.Active"), Tone.Good),
        ConnectionState.NeedsAttention => new(request.In("ConnectionNames.NeedsAttention"), Tone.Warning),
        _ => new(request.In("ConnectionNames.Ended"), Tone.Quiet),
    };

    /// <summary>While a sync can reach Loket at all; the operation refuses the rest.</summary>
    public static bool MaySync(this ConnectionResponse connection) => connection.State == ConnectionState.Active
        || (connection.State == ConnectionState.NeedsAttention && connection.Attention?.Reason != AttentionReason.Reconnect);
}
