using LoketFunctions.Console.Auth;
using LoketFunctions.Http;

namespace LoketFunctions.Console.Rendering;

/// <summary>Whose move it is, for somebody at a screen.</summary>
internal static class ActionOwnerWords
{
    public static string WhoseMove(this ConsoleRequest visit, ActionOwner mover) => mover switch
    {
        ActionOwner.User => visit.In("Dit is aan u.", "This is up to you."),
        ActionOwner.Accountant => visit.In(
            "Dit is aan uw accountant, of aan wie de gebruikers in Loket.nl beheert.", "This is up to your accountant, or to whoever manages the users in Loket.nl."),
        ActionOwner.Planner => visit.In($"Dit is aan de leverancier van {visit.Product}.", $"This is up to the vendor of {visit.Product}."),
        ActionOwner.Operator => visit.In("Dit is aan de beheerder van deze koppeling.", "This is up to the operator of this connection."),
        _ => visit.In("U hoeft niets te doen.", "You need not do anything."),
    };
}
