using LoketFunctions.Identifiers;
using LoketFunctions.Planner;

namespace LoketFunctions.Benchmarks.Night.Simulation;

/// <summary>A connection of the simulated night.</summary>
/// <param name="Changed">Employers at whom something changed; each administration has one of its own.</param>
internal sealed record SimulatedConnection(
    ConnectionId Id, int Account, int Administrations, int Changed, TimeOnly NightlyAt, bool ChecksNumbers);

/// <summary>Makes the connections of a night: most are small, some large, and all together they are as many as asked for.</summary>
internal static class Population
{
    /// <summary>How much larger the large ones are: the fifth that is largest holds about half of all administrations.</summary>
    private const double Skew = 0.5;

    public static IReadOnlyList<SimulatedConnection> Of(Knobs knobs)
    {
        var dice = new Random(knobs.Seed);
        var sizes = Sizes(knobs.Connections, knobs.Administrations, dice);
        return [.. sizes.Select((size, number) => One(number, size, knobs, dice))];
    }

    private static SimulatedConnection One(int number, int size, Knobs knobs, Random dice)
    {
        var profile = ProfileOf(knobs, dice);
        var changed = Enumerable.Range(0, size).Count(_ => dice.Next(100) < knobs.Changed);
        return new SimulatedConnection(
            new($"connection-{number}"), number < knobs.LargestAccount ? 0 : number, size, changed, knobs.NightlyAt ?? profile.NightlyAt,
            profile.PersonnelNumberScope == PersonnelNumberScope.Account);
    }

    private static PlannerProfile ProfileOf(Knobs knobs, Random dice)
    {
        var draw = dice.Next(knobs.Profiles.Values.Sum());
        foreach (var (name, share) in knobs.Profiles)
        {
            if ((draw -= share) < 0)
                return Profiles.Find(name) ?? throw new InvalidOperationException($"There is no profile {name}.");
        }

        throw new InvalidOperationException("The shares add up.");
    }

    /// <summary>One each, and the rest by weight; what rounding leaves goes to the first.</summary>
    private static int[] Sizes(int connections, int administrations, Random dice)
    {
        var weights = Enumerable.Range(0, connections).Select(_ => Math.Pow(1 - dice.NextDouble(), -Skew) - 1).ToArray();
        var (sum, rest) = (weights.Sum(), Math.Max(0, administrations - connections));
        var sizes = weights.Select(weight => 1 + (int)(rest * weight / sum)).ToArray();
        for (var left = administrations - sizes.Sum(); left > 0; left--)
            sizes[left % connections]++;
        return sizes;
    }
}
