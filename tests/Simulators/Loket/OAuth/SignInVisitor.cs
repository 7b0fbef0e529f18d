namespace LoketFunctions.Simulators.Loket.OAuth;

/// <summary>Plays the user in front of the sign-in page, over HTTP only, so it also works on a simulated Loket elsewhere.</summary>
internal static class SignInVisitor
{
    /// <summary>Fills in the form at an authorize address and gives the address to which the browser is sent back.</summary>
    /// <param name="http">A client that does not follow redirects.</param>
    /// <exception cref="InvalidOperationException">The page did not accept the sign-in.</exception>
    public static Task<Uri> SignInAsync(
        HttpClient http, Uri authorize, string userName = "planner", string password =
            Users.SandboxUser.DefaultPassword, CancellationToken cancellationToken = default) =>
        SubmitAsync(
            http, authorize, new() { ["gebruikersnaam"] = userName, ["wachtwoord"] = password, ["keuze"] = "inloggen" }, cancellationToken);

    /// <summary>Presses "Toegang weigeren".</summary>
    public static Task<Uri> DenyAsync(HttpClient http, Uri authorize, CancellationToken cancellationToken = default) =>
        SubmitAsync(http, authorize, new() { ["keuze"] = "weigeren" }, cancellationToken);

    private static async Task<Uri> SubmitAsync(
        HttpClient http, Uri authorize, Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        using var content = new FormUrlEncodedContent(form);
        using var answer = await http.PostAsync(authorize, content, cancellationToken);
        return answer.Headers.Location
            ?? throw new InvalidOperationException($"The sign-in page answered {(int)answer.StatusCode} and sent nobody on.");
    }
}
