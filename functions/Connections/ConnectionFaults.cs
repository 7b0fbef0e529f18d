using LoketFunctions.Http;
using LoketFunctions.Identifiers;

namespace LoketFunctions.Connections;

/// <summary>What can be wrong with the settings of a connection and with the choice of its administrations.</summary>
internal static class ConnectionFaults
{
    public static InputFault NoSuchSetting { get; } = new("NoSuchSetting", "is not a setting of a connection");

    public static InputFault SettingWithoutMeaning { get; } =
        new("SettingWithoutMeaning", "has no meaning here: this connection is for something else than what it sets");

    public static InputFault AddressNotAllowed { get; } =
        new("AddressNotAllowed", "is not below one of the addresses that the operator allowed for this planner");

    public static InputFault MailCannotReach { get; } =
        new("MailCannotReach", "holds letters such as é before the @, which the mail server cannot mail to");

    public static InputFault MailCannotBeAsked { get; } =
        new("MailCannotBeAsked", "holds letters such as é before the @, and the mail server cannot be asked now whether it takes them");

    public static InputFault NoEnvironmentCode { get; } = new("NoEnvironmentCode", "lack environmentCode or have the wrong form");

    public static InputFault WrongEnvironmentCode { get; } =
        new("WrongEnvironmentCode", "hold an environmentCode that is not 1 to 50 letters, digits, dots, dashes and underscores");

    public static InputFault NoneChosen { get; } = new("NoneChosen", "is empty: choose at least one");

    public static InputFault OutOfReach { get; } = new("OutOfReach", "is not a payroll administration that the connected user can reach");

    public static InputFault TakesNoPart { get; } = new("TakesNoPart", "does not take part in this connection");

    public static InputFault NoVenues { get; } = new("NoVenues", "is not of this product: its venues are not administrations");

    public static InputFault AdministrationNotChosen { get; } =
        new("AdministrationNotChosen", "is not one of the administrations that are chosen");

    public static InputFault HasVenue { get; } = new("HasVenue", "has a venue already");

    public static InputFault VenueTaken { get; } =
        new("VenueTaken", "is the venue of another administration already: a venue is one administration");

    public static InputFault NotAddress(int longest) => new("NotAddress", $"is not an absolute address of at most {longest} characters");

    public static InputFault CredentialsNotTaken(string product) =>
        new("CredentialsNotTaken", $"are not taken: {product} connects by signing in at Loket");

    public static InputFault TooManyAdministrations(int most) =>
        new("TooManyAdministrations", $"names more than {most}: make a second connection", most);

    public static InputFault InAnotherConnection(ConnectionId connectionId) =>
        new("InAnotherConnection",
            $"takes part in connection {connectionId} of this account already: its people and hours would count twice");
}
