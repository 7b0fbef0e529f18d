using LoketFunctions.Http;

namespace LoketFunctions.Console.Sessions;

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
