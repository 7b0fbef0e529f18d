namespace LoketFunctions.Connections;

/// <summary>What a link to connect is for.</summary>
/// <param name="Requester">Who asked for it, by name, as the page before Loket's sign-in shows. Null: the planner did not say.</param>
/// <param name="BrowserValue">Of the one browser that it opens in; null: of any.</param>
internal sealed record LinkUse(ReturnTo ReturnTo, string? Requester, string? BrowserValue)
{
    /// <summary>The field in which a planner says who asks.</summary>
    public const string RequestedBy = "requestedBy";
    public const int LongestRequester = 100;

    public static LinkUse ByPlanner(string? requester) => new(ReturnTo.Planner, requester, null);

    /// <param name="browserValue">Of the browser that the console is open in.</param>
    public static LinkUse ByConsole(string? requester, string browserValue) => new(ReturnTo.Console, requester, browserValue);

    public override string ToString() => nameof(LinkUse);
}
