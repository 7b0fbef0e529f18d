using LoketFunctions.Connections;
using LoketFunctions.Console.Requests;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Console.Rendering;

/// <summary>The pages of a connection, in the order of the menu.</summary>
public enum Section
{
    Overview,
    SetUp,
    Pension,
    Connect,
    Administrations,
    Attributes,
    Pushes,
    Employees,
    Runs,
    Exports,
    Audit,
    Settings,
}

/// <summary>Where the pages of a connection are, and who sees them.</summary>
internal static class Sections
{
    public static IEnumerable<Section> Of(ConsoleRequest request, ConnectionResponse connection) => Enum.GetValues<Section>()
        .Where(section => MaySee(request, section) && (connection.State != ConnectionState.Disconnected || StaysAfterEnd(section))
            && (connection.Purpose == LinkPurpose.StaffAndHours || !IsOfStaffAndHours(section))
            && (section != Section.Pension || PensionRights.MaySee(request, connection))
            && (connection.HrSystemLeads
                || (section != Section.SetUp
                    && (connection.Settings.NewPeople || section is not (Section.Attributes or Section.Pushes)))));

    /// <summary>Where a connection is for something else, there is none of it.</summary>
    public static bool IsOfStaffAndHours(Section? section) => section is Section.Employees or Section.Runs or Section.Exports;

    public static bool StaysAfterEnd(Section? section) => section is Section.Overview or Section.Audit;

    public static string PathOf(ConsoleRequest request, ConnectionId connectionId, Section section) => section switch
    {
        Section.SetUp => request.Paths.SetUp(connectionId),
        Section.Pension => request.Paths.Pension(connectionId),
        Section.Connect => request.Paths.Connect(connectionId),
        Section.Administrations => request.Paths.Administrations(connectionId),
        Section.Attributes => request.Paths.Attributes(connectionId),
        Section.Pushes => request.Paths.Pushes(connectionId),
        Section.Employees => request.Paths.Employees(connectionId),
        Section.Runs => request.Paths.Runs(connectionId),
        Section.Exports => request.Paths.Exports(connectionId),
        Section.Audit => request.Paths.Audit(connectionId),
        Section.Settings => request.Paths.Settings(connectionId),
        _ => request.Paths.Connection(connectionId),
    };

    public static string NameOf(ConsoleRequest request, Section section) => section switch
    {
        Section.SetUp => request.In("SetUp.Title"),
        Section.Pension => request.In("Pension.Title"),
        Section.Connect => request.In("Page.Connect"),
        Section.Administrations => request.In("Common.Administrations"),
        Section.Attributes => request.In("Page.Attributes"),
        Section.Pushes => request.In("Push.Title"),
        Section.Employees => request.In("Common.Employees"),
        Section.Runs => request.In("Common.Syncs"),
        Section.Exports => request.In("Page.Exports"),
        Section.Audit => request.In("Common.AuditLog"),
        Section.Settings => request.In("Common.Settings"),
        _ => request.In("Page.Overview"),
    };

    private static bool MaySee(ConsoleRequest request, Section section) => section switch
    {
        Section.Connect or Section.Administrations or Section.Settings => request.Caller.Access.Allows(Permission.EditConnection)
            || (section == Section.Administrations && request.Caller.Access.Allows(Permission.ViewPayroll)),
        Section.Attributes => request.Caller.Access.Allows(Permission.ViewPayroll)
            || request.Caller.Access.AllowsWhole(Permission.EditConnection),
        Section.Audit => request.Caller.Access.Allows(Permission.ViewAudit),
        // Whose it is and for which administrations: see PensionRights.
        Section.Overview or Section.Pension => true,
        Section.SetUp => request.Caller.Access.Allows(Permission.EditConnection) || request.Caller.Access.Allows(Permission.ViewPayroll),
        _ => request.Caller.Access.Allows(Permission.ViewPayroll),
    };
}
