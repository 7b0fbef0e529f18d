using System.Text.RegularExpressions;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections;

/// <summary>
/// What a product's older connect form asks for. User name and password are taken because the form has them, and go no further than
/// this record: Loket gives no tokens for a password to clients outside its own, so the user types them at Loket. The environment code
/// (omgevingscode) is kept as a label.
/// </summary>
internal sealed partial record Credentials(string EnvironmentCode, string? UserName = null, string? Password = null)
{
    public static readonly LocalizedText Notice = ConnectionsTexts.Of("Credentials.Notice");

    /// <summary>What is wrong with them for this product; null for nothing.</summary>
    public InputFault? FaultOf(PlannerProfile profile) => profile switch
    {
        { ConnectBy: not ConnectBy.Credentials } => ConnectionFaults.CredentialsNotTaken(profile.Product),
        _ when !HarmlessCode().IsMatch(EnvironmentCode) => ConnectionFaults.WrongEnvironmentCode,
        _ => null,
    };

    /// <exception cref="ProblemException">There is something wrong with them.</exception>
    public void Require(PlannerProfile profile)
    {
        if (FaultOf(profile) is { } fault)
            throw Problems.Throw(Problems.Invalid("credentials", fault));
    }

    public override string ToString() => "***";

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,50}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HarmlessCode();
}

/// <summary>The body with which a new connect address may be asked for.</summary>
/// <param name="RequestedBy">Who asks for it, by name: shown to whoever opens the link.</param>
internal sealed record ConnectRequest(Credentials? Credentials = null, string? RequestedBy = null)
{
    /// <exception cref="ProblemException">It is no name.</exception>
    public string? Requester()
    {
        string? name = null;
        return SettingValue.FreeText(RequestedBy, LinkUse.LongestRequester, text => name = text) is { } fault
            ? throw Problems.Throw(Problems.Invalid(LinkUse.RequestedBy, fault))
            : name;
    }

    public override string ToString() => nameof(ConnectRequest);
}
