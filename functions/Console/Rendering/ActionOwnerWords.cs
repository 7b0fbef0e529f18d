using LoketFunctions.Console.Requests;
using LoketFunctions.Http;

namespace LoketFunctions.Console.Rendering;

/// <summary>Who acts, for somebody at a screen.</summary>
internal static class ActionOwnerWords
{
    public static string ActedOnBy(this ConsoleRequest request, ActionOwner mover) => mover switch
    {
        ActionOwner.User => request.In("ActionOwner.ThisIsUpToYou"),
        ActionOwner.Accountant => request.In("ActionOwner.ThisIsUpToYourAccountant"),
        ActionOwner.Planner => request.In("ActionOwner.ThisIsUpToTheVendor", request.Product),
        ActionOwner.Operator => request.In("ActionOwner.ThisIsUpToTheOperator"),
        _ => request.In("ActionOwner.YouNeedNotDoAnything"),
    };
}
