using LoketFunctions.Simulators.Loket.Json;

namespace LoketFunctions.Simulators.Loket.Users;

/// <summary>How a user may sign in. The key of the last is Loket's; the others are ours.</summary>
internal enum LoginMethod
{
    Website = 1,
    WebsiteAndSso = 2,
    Sso = 3,
}

/// <summary>Somebody who can sign in. Employers are named by their position, as their ids follow from the seed.</summary>
internal sealed record SandboxUser(string Name, string Password)
{
    public const string DefaultPassword = "welkom01";

    public Guid Id => OrganizationShapes.StableId($"user {Name.ToLowerInvariant()}");

    public string EmailAddress => $"{Name}@loket.example";

    /// <summary>Gets the Dutch names of the rights (see <see cref="Rights"/>).</summary>
    public IReadOnlyList<string> Rights { get; init; } = Loket.Rights.Names;

    /// <summary>Gets other rights at some employers, in place of <see cref="Rights"/>.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<string>> RightsAt { get; init; } = new Dictionary<int, IReadOnlyList<string>>();

    /// <summary>Gets the employers the user is linked to, or null for all.</summary>
    public IReadOnlyList<int>? Employers { get; init; }

    /// <summary>Gets a value indicating whether the filter settings hide about half the employments of every employer.</summary>
    public bool HidesHalf { get; init; }

    /// <summary>Gets filter settings per employer; they come before <see cref="HidesHalf"/>.</summary>
    public IReadOnlyDictionary<Guid, UserFilter> Filters { get; init; } = new Dictionary<Guid, UserFilter>();

    /// <summary>Gets activities that this user lacks although a right gives them: the application was not linked to them.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Gets a value indicating whether the user is blocked: nobody signs in any more, and tokens go on as they do.</summary>
    public bool IsBlocked { get; init; }

    public LoginMethod LoginMethod { get; init; } = LoginMethod.WebsiteAndSso;

    public bool TwoFactorAuthenticationRequired { get; init; }

    public static IReadOnlyList<SandboxUser> Defaults =>
    [
        new("planner", DefaultPassword),
        new("zonder-beloningen", DefaultPassword) { Rights = [.. Loket.Rights.Names.Where(r => r != Loket.Rights.ReadWages)] },
        new("zonder-rechten", DefaultPassword) { Rights = [] },
        new("een-werkgever", DefaultPassword) { Employers = [0] },
        new("halve-lijst", DefaultPassword) { HidesHalf = true },
        new("hr", DefaultPassword) { Rights = Loket.Rights.OfLeadingSystem, Employers = [0], TwoFactorAuthenticationRequired = true },
    ];
}
