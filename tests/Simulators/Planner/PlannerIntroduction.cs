using System.Text;

namespace LoketFunctions.Simulators.Planner;

/// <summary>What somebody who meets a simulated planner has to know to use it.</summary>
internal static class PlannerIntroduction
{
    public static string Of(SimulatedPlanner planner)
    {
        var address = planner.Address.ToString().TrimEnd('/');
        var text = new StringBuilder()
            .AppendLine($"Simulated planner at {address}, until Ctrl+C. What it holds and its secret are invented and hold nowhere else.")
            .AppendLine()
            .AppendLine($"Base address for the app:   {address}")
            .AppendLine($"Requests are signed with:   {string.Join(" or ", planner.Secrets)}")
            .AppendLine($"Its page, for any account:  {address}{PlannerPages.Root}/horeca-groep")
            .AppendLine()
            .AppendLine("Control addresses, JSON in and out");
        foreach (var control in planner.Controls)
            text.AppendLine($"  {control}");
        return text.ToString();
    }
}
