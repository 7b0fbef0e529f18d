using LoketFunctions.Identifiers;

namespace LoketFunctions.Http;

/// <summary>The console's pages of places, as paths below the console's address. Ids only.</summary>
internal static class ActionPages
{
    /// <summary>Null where the place is no page. Without an administration or export: the list that leads to it.</summary>
    public static string? Of(ActionPlace where, ConnectionId connectionId, Guid? administrationId = null, string? exportId = null)
    {
        var connection = $"connections/{Uri.EscapeDataString(connectionId.ToString())}";
        var export = exportId is null ? $"{connection}/exports" : $"{connection}/exports/{Uri.EscapeDataString(exportId)}";
        return where switch
        {
            ActionPlace.Mapping =>
                administrationId is null ? $"{connection}/administrations" : $"{connection}/administrations/{administrationId}/mapping",
            ActionPlace.Employees => $"{connection}/employees",
            ActionPlace.Report => exportId is null || administrationId is null ? export : $"{export}/administrations/{administrationId}",
            ActionPlace.Exports => export,
            ActionPlace.Syncs => $"{connection}/runs",
            ActionPlace.Settings => $"{connection}/settings",
            ActionPlace.Connect => $"{connection}/connect",
            ActionPlace.Administrations => $"{connection}/administrations",
            _ => null,
        };
    }

    /// <summary>How far a pension link is, or the requests of its employers are.</summary>
    public static string OfPension(ConnectionId connectionId, bool ofRequests = false) =>
        $"connections/{Uri.EscapeDataString(connectionId.ToString())}/pension{(ofRequests ? "/requests" : "")}";
}
