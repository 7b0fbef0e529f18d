using LoketFunctions.Console.Auth;
using LoketFunctions.Http;

namespace LoketFunctions.Console.Rendering;

/// <summary>Whose move it is, for somebody at a screen.</summary>
internal static class ActionOwnerWords
{
    public static string WhoseMove(this ConsoleRequest visit, ActionOwner mover) => mover switch
    {
        ActionOwner.User => visit.In("ActionOwner.ThisIsUpToYou"),
        ActionOwner.Accountant => visit.In("ActionOwner.ThisIsUpToYourAccountant"),
        ActionOwner.Planner => visit.In("ActionOwner.ThisIsUpToTheVendor", visit.Product),
        ActionOwner.Operator => visit.In("ActionOwner.ThisIsUpToTheOperator"),
        _ => visit.In("ActionOwner.YouNeedNotDoAnything"),
    };
}
