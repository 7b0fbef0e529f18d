namespace LoketFunctions.Connections;

/// <summary>What the user is asked before going on to Loket, or the page that says why that cannot be. Exactly one of the two.</summary>
internal sealed record ConnectLanding(ConnectQuestion? Question, ConnectPage? Page);

/// <summary>Where the browser goes to sign in, or why it cannot. Exactly one of the two.</summary>
internal sealed record SignInStart(Uri? Authorize, ConnectPage? Page)
{
    public override string ToString() => nameof(SignInStart);
}

/// <summary>What Loket sent the browser back with.</summary>
internal sealed record CallbackQuery(string? State, string? Code, string? Error)
{
    public override string ToString() => "***";
}

/// <summary>Back to the planner, or a page where there is no safe way back or more to say than a code.</summary>
/// <param name="ReturnTo">With a page: where its link leads. Null only with a page.</param>
/// <param name="Language">The connection's, where there is one.</param>
internal sealed record ConnectOutcome(Uri? ReturnTo, ConnectPage? Page, string? Language = null)
{
    /// <summary>With <see cref="ConnectPage.SeveralEmployers"/>: how many the user reaches.</summary>
    public int Employers { get; init; }
}
