using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Console.Sessions;

/// <summary>The body with which a planner's backend asks for a link to the console for one of its users.</summary>
/// <param name="Language">"nl" or "en".</param>
/// <param name="ConnectionId">The only connection that the user reaches; null for all of the account's.</param>
/// <param name="ReturnAddress">Where the user goes back to; below one of the addresses that the operator allowed.</param>
internal sealed record ConsoleSessionRequest(
    ConsoleSessionUser User, string Language, IReadOnlyList<ConsolePermission> Permissions, string? ConnectionId =
        null, Uri? ReturnAddress = null)
{
    private const int LongestId = 64;
    private const int LongestName = 100;
    private const int MostPermissions = 20;
    private const int MostAdministrations = 200;

    /// <summary>In all permissions together: what a row of a table has room for.</summary>
    private const int MostInAll = 500;

    /// <summary>What is wrong with it, by field.</summary>
    public IReadOnlyDictionary<string, InputFault> Faults(PlannerSettings planner)
    {
        var faults = new Dictionary<string, InputFault>(StringComparer.Ordinal);
        if (User.Id is not { Length: > 0 and <= LongestId } id
            || !id.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-'))
            faults["user.id"] = InputFaults.NotId(LongestId, "; never a mail address");
        if (string.IsNullOrWhiteSpace(User.Name) || User.Name.Length > LongestName || User.Name.Any(char.IsControl))
            faults["user.name"] = InputFaults.NotPlain(LongestName);
        if (!Languages.Speaks(Language))
            faults["language"] = InputFaults.NotOneOf(Languages.All);
        if (ReturnAddress is not null && !planner.AllowsReturnTo(ReturnAddress))
            faults["returnAddress"] = ConnectionFaults.AddressNotAllowed;
        if (Permissions.Count is 0 or > MostPermissions)
            faults["permissions"] = SessionFaults.NotPermissions(MostPermissions);
        else if (Permissions.Sum(permission => permission?.AdministrationIds?.Count ?? 0) > MostInAll)
            faults["permissions"] = SessionFaults.TooManyInAll(MostInAll);
        foreach (var (permission, index) in Permissions.Take(MostPermissions).Select((permission, index) => (permission, index)))
        {
            if (FaultOf(permission) is { } fault)
                faults[$"permissions[{index}]"] = fault;
        }

        return faults;
    }

    public IReadOnlyList<Grant> Grants() =>
        [.. Permissions.Select(
            permission => new Grant(Security.Permissions.Find(permission.Permission)!.Value, permission.AdministrationIds))];

    public override string ToString() => nameof(ConsoleSessionRequest);

    /// <param name="asked">Null where the list holds null, which JSON cannot be kept from.</param>
    private static InputFault? FaultOf(ConsolePermission? asked)
    {
        if (asked is null || Security.Permissions.Find(asked.Permission) is not { } permission)
            return InputFaults.NotOneOf(Security.Permissions.Names);
        if (asked.AdministrationIds is null)
            return null;
        if (!Security.Permissions.IsPerAdministration(permission))
            return SessionFaults.PermissionOfWhole;
        return asked.AdministrationIds.Count is 0 or > MostAdministrations
            ? SessionFaults.NotForAdministrations(MostAdministrations)
            : null;
    }
}

/// <param name="Id">The planner's own id of the user: what the audit log keeps.</param>
/// <param name="Name">How the console greets the user.</param>
internal sealed record ConsoleSessionUser(string Id, string Name)
{
    public override string ToString() => nameof(ConsoleSessionUser);
}

/// <param name="AdministrationIds">Legal entities, by payroll administration, for which it holds; null for all.</param>
internal sealed record ConsolePermission(string Permission, IReadOnlyList<Guid>? AdministrationIds = null);

/// <param name="Address">Where to send the user's browser; good once.</param>
internal sealed record ConsoleSessionResponse(Uri Address, DateTimeOffset ExpiresAt)
{
    public override string ToString() => nameof(ConsoleSessionResponse);
}

/// <param name="Ended">Links and sessions of the user that were ended.</param>
internal sealed record ConsoleWithdrawnResponse(int Ended);

/// <summary>What can be wrong with the permissions that a planner gives a user of the console.</summary>
internal static class SessionFaults
{
    public static InputFault PermissionOfWhole { get; } =
        new("PermissionOfWhole", "is for the connection as a whole: leave administrationIds out");

    public static InputFault NotPermissions(int most) => new("NotPermissions", $"is not 1 to {most} permissions", most);

    public static InputFault TooManyInAll(int most) => new(
        "TooManyInAll", $"names more than {most} administrations in all; leave administrationIds out where it is for all of them", most);

    public static InputFault NotForAdministrations(int most) =>
        new("NotForAdministrations", $"is not for 1 to {most} administrations", most);
}
