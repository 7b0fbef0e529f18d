namespace LoketFunctions.Export.Model;

/// <summary>
/// More of what is in Loket by way of this app would be taken back than the connection's setting lets go unseen: perhaps the planner sent
/// too little. It waits until a person has seen it.
/// </summary>
/// <param name="Values">Values that would go.</param>
/// <param name="Of">Values that are there, in the administration and period.</param>
/// <param name="People">How many people lose some.</param>
public sealed record MuchWithdrawn(int Values, int Of, int People);
