using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using Microsoft.AspNetCore.Html;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>How pages call a connection and its state.</summary>
internal static class ConnectionNames
{
    private const int ShownNames = 2;

    /// <summary>What people called it, else its administrations, as nobody knows it by its id.</summary>
    public static string Of(ConsoleRequest visit, ConnectionResponse connection)
    {
        if ((connection.Settings.Label ?? connection.EnvironmentCode) is { } given)
            return given;
        if (connection.Erasure is { } erasure)
            return visit.In("ConnectionNames.ConnectionEndedOn") + visit.Reader.Moment(erasure.StartedAt);
        var names = connection.Administrations.Select(administration => administration.Name).ToList();
        var more = names.Count - ShownNames;
        return names.Count == 0
            ? visit.In("ConnectionNames.NewConnection")
            : string.Join(", ", names.Take(ShownNames)) + (more > 0 ? visit.In("ConnectionNames.AndMore", more) : "");
    }

    public static IHtmlContent StateBadge(ConsoleRequest visit, ConnectionState state) => state switch
    {
        ConnectionState.Requested => Widgets.Badge(visit.In("ConnectionNames.NotConnectedYet"), Tone.Quiet),
        ConnectionState.SetUp => Widgets.Badge(visit.In("ConnectionNames.BeingSetUp"), Tone.Busy),
        ConnectionState.Active => Widgets.Badge(visit.In("ConnectionNames.Active"), Tone.Good),
        ConnectionState.NeedsAttention => Widgets.Badge(visit.In("ConnectionNames.NeedsAttention"), Tone.Warning),
        _ => Widgets.Badge(visit.In("ConnectionNames.Ended"), Tone.Quiet),
    };
}
