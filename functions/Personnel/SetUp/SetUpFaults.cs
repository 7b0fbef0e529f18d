using LoketFunctions.Http;
using LoketFunctions.Identifiers;

namespace LoketFunctions.Personnel.SetUp;

/// <summary>What can be wrong with a booking, a choice or an acknowledgement.</summary>
internal static class SetUpFaults
{
    public static InputFault NotNetherlands { get; } =
        new("NotNetherlands", "is not NL: Loket runs the payroll of legal entities in the Netherlands only");

    public static InputFault NotOneAdministration { get; } =
        new("NotOneAdministration", "is not exactly one: a legal entity goes to one administration");

    public static InputFault BookedAlready(ConnectionId connectionId) =>
        new("BookedAlready", $"has connection {connectionId} already: end that one first", connectionId.ToString());

    public static InputFault NotCurrentVersion(int current) =>
        new("NotCurrentVersion", $"is not {current}, the version that holds now: show that text and ask again", current);

    /// <param name="from">yyyy-MM-dd.</param>
    /// <param name="to">As <paramref name="from"/>.</param>
    public static InputFault NotStartLine(string from, string to) =>
        new("NotStartLine", $"is not a day from {from} to {to}: at most a year back or ahead", from, to);
}
