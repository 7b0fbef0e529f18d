using LoketFunctions.Connections;
using LoketFunctions.Console.Requests;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Console.Rendering;

/// <summary>What pages of a pension link offer to a person; the operations refuse the rest.</summary>
internal static class PensionRights
{
    public static bool MaySee(ConsoleRequest request, ConnectionResponse connection) => May(request, connection, Permission.ViewPayroll);

    public static bool MayChange(ConsoleRequest request, ConnectionResponse connection) => May(request, connection, Permission.EditPayroll);

    /// <summary>
    /// For each administration that takes part, or, while none does, for the connection. Of one that the person does not see nothing is
    /// known here: the page then says that it is not permitted.
    /// </summary>
    private static bool May(ConsoleRequest request, ConnectionResponse connection, Permission permission) =>
        connection.Purpose == LinkPurpose.Pension
        && (connection.Administrations.Count > 0
            ? connection.Administrations.All(one => request.Caller.Access.Allows(permission, one.Id))
            : connection.State is ConnectionState.Requested or ConnectionState.SetUp
                && request.Caller.Access.AllowsWhole(Permission.EditConnection));
}
