namespace LoketFunctions.Connections;

/// <summary>
/// What a user is asked before going on to Loket: whose planner gets the payroll. A link may have been sent by anyone who would like
/// that, so the page shows whose it is, and going on takes a press of its button.
/// </summary>
/// <param name="Account">The planner's own id of the account.</param>
/// <param name="Label">What the planner's users call the connection; null for nothing.</param>
/// <param name="Requester">Who asked for the link; null where the planner did not say.</param>
public sealed record ConnectQuestion(string Product, string Account, string? Label, string? Requester, string Language)
{
    public override string ToString() => nameof(ConnectQuestion);
}
