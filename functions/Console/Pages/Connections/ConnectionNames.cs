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
            return visit.In("Koppeling beëindigd op ", "Connection ended on ") + visit.Reader.Moment(erasure.StartedAt);
        var names = connection.Administrations.Select(administration => administration.Name).ToList();
        var more = names.Count - ShownNames;
        return names.Count == 0
            ? visit.In("Nieuwe koppeling", "New connection")
            : string.Join(", ", names.Take(ShownNames)) + (more > 0 ? visit.In($" en nog {more}", $" and {more} more") : "");
    }

    public static IHtmlContent StateBadge(ConsoleRequest visit, ConnectionState state) => state switch
    {
        ConnectionState.Requested => Widgets.Badge(visit.In("Nog niet verbonden", "Not connected yet"), Tone.Quiet),
        ConnectionState.SetUp => Widgets.Badge(visit.In("Wordt ingesteld", "Being set up"), Tone.Busy),
        ConnectionState.Active => Widgets.Badge(visit.In("Actief", "Active"), Tone.Good),
        ConnectionState.NeedsAttention => Widgets.Badge(visit.In("Vraagt aandacht", "Needs attention"), Tone.Warning),
        _ => Widgets.Badge(visit.In("Beëindigd", "Ended"), Tone.Quiet),
    };
}
