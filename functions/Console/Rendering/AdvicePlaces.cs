using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;

namespace LoketFunctions.Console.Rendering;

/// <summary>What something that is explained is about: pages to lead to are of it.</summary>
/// <param name="AdministrationId">Null where it is about no one administration.</param>
/// <param name="ExportId">Null where it is about no export.</param>
public sealed record AdviceSubject(ConnectionId ConnectionId, Guid? AdministrationId = null, string? ExportId = null)
{
    public override string ToString() => nameof(AdviceSubject);
}

/// <summary>The pages where what is advised is done.</summary>
internal static class AdvicePlaces
{
    /// <summary>Null for the page itself, and for one that the person may not see.</summary>
    public static string? PathOf(ConsoleRequest request, AdviceSubject subject, ActionPlace where)
    {
        var needed = where is ActionPlace.Settings or ActionPlace.Connect or ActionPlace.Administrations
            ? Permission.EditConnection
            : Permission.ViewPayroll;
        if (!request.Caller.Access.Allows(needed)
            || ActionPages.Of(where, subject.ConnectionId, subject.AdministrationId, subject.ExportId) is not { } page)
            return null;
        var path = $"{request.Paths.Home}/{page}";
        return string.Equals(path, request.Http.Path, StringComparison.OrdinalIgnoreCase) ? null : path;
    }

    public static string NameOf(ConsoleRequest request, ActionPlace where) => where switch
    {
        ActionPlace.Mapping => request.In("Common.ToTheMapping"),
        ActionPlace.Employees => request.In("Common.ToTheEmployees"),
        ActionPlace.Report => request.In("Advice.ToTheReport"),
        ActionPlace.Exports => request.In("Advice.ToTheExport"),
        ActionPlace.Syncs => request.In("Common.ToTheSyncs"),
        ActionPlace.Settings => request.In("Common.ToTheSettings"),
        ActionPlace.Connect => request.In("Advice.ToTheConnecting"),
        _ => request.In("Advice.ToTheAdministrations"),
    };
}
