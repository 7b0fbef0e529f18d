using LoketFunctions.Http;
using LoketFunctions.Identifiers;

namespace LoketFunctions.Security;

/// <summary>What a caller may do. The names are the planner's: see <see cref="Permissions.NameOf"/>.</summary>
public enum Permission
{
    /// <summary>payroll:view. See staff, mapping, runs and exports of an administration.</summary>
    ViewPayroll,

    /// <summary>payroll:edit. Change them: map, link, sync, export. Includes seeing them.</summary>
    EditPayroll,

    /// <summary>connection:edit. Sign in at Loket, choose administrations, change settings.</summary>
    EditConnection,

    /// <summary>audit:view. See who did what.</summary>
    ViewAudit,
}

internal static class Permissions
{
    private static readonly Dictionary<string, Permission> ByName = new(StringComparer.Ordinal)
    {
        ["payroll:view"] = Permission.ViewPayroll,
        ["payroll:edit"] = Permission.EditPayroll,
        ["connection:edit"] = Permission.EditConnection,
        ["audit:view"] = Permission.ViewAudit,
    };

    public static IEnumerable<string> Names => ByName.Keys;

    public static Permission? Find(string name) => ByName.TryGetValue(name, out var permission) ? permission : null;

    public static string NameOf(Permission permission) => ByName.First(pair => pair.Value == permission).Key;

    /// <summary>Only these are given per payroll administration; the others are for the connection as a whole.</summary>
    public static bool IsPerAdministration(Permission permission) => permission is Permission.ViewPayroll or Permission.EditPayroll;
}

/// <summary>A permission, and for which payroll administrations (legal entities) it holds.</summary>
/// <param name="AdministrationIds">Null: for all of them, also those that come later.</param>
public sealed record Grant(Permission Permission, IReadOnlyList<Guid>? AdministrationIds = null);

/// <summary>What a caller reaches within its tenant.</summary>
/// <param name="ConnectionId">The only connection that it reaches; null for all of the tenant's.</param>
public sealed record Access(ConnectionId? ConnectionId, IReadOnlyList<Grant> Grants)
{
    public static Access Everything { get; } = new(null, [.. Enum.GetValues<Permission>().Select(permission => new Grant(permission))]);

    public bool Reaches(ConnectionId connectionId) => ConnectionId is null || ConnectionId == connectionId;

    /// <summary>For at least one administration.</summary>
    public bool Allows(Permission permission) => Grants.Any(grant => Gives(grant, permission));

    public bool Allows(Permission permission, Guid administrationId) =>
        Grants.Any(grant => Gives(grant, permission) && grant.AdministrationIds?.Contains(administrationId) != false);

    /// <summary>For every administration of a connection, also those that come later.</summary>
    public bool AllowsWhole(Permission permission) => Grants.Any(grant => Gives(grant, permission) && grant.AdministrationIds is null);

    public bool Sees(Guid administrationId) => Allows(Permission.ViewPayroll, administrationId);

    /// <exception cref="ProblemException">Not permitted for any administration.</exception>
    public void Require(Permission permission) => Require(Allows(permission), permission);

    /// <exception cref="ProblemException">Not permitted for this administration.</exception>
    public void Require(Permission permission, Guid administrationId) => Require(Allows(permission, administrationId), permission);

    /// <exception cref="ProblemException">Not permitted for all administrations.</exception>
    public void RequireWhole(Permission permission) => Require(AllowsWhole(permission), permission);

    private static void Require(bool isAllowed, Permission permission)
    {
        if (!isAllowed)
            throw Problems.Throw(Problems.NotPermitted(Permissions.NameOf(permission)));
    }

    private static bool Gives(Grant grant, Permission permission) =>
        grant.Permission == permission || (permission == Permission.ViewPayroll && grant.Permission == Permission.EditPayroll);
}
