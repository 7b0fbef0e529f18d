using LoketFunctions.Planner;

namespace LoketFunctions.Tests;

internal static class TestPlanners
{
    /// <summary>For a store whose connections are of a product that does not matter.</summary>
    public static Planners None { get; } = new(new Dictionary<string, PlannerSettings>());
}
