using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Loket.Users;

namespace LoketFunctions.Simulators.Loket;

/// <summary>An application that may connect; without a secret it is a public client.</summary>
internal sealed record SandboxClient(string Id, string? Secret, IReadOnlyList<string> RedirectUris);

internal sealed record SimulatedLoketOptions
{
    public static readonly SandboxClient DefaultClient = new(
        "sandbox-client", "sandbox-secret", ["http://localhost:7071/api/connect/callback"]);

    /// <summary>Gets the port on 127.0.0.1, or 0 for a free one.</summary>
    public int Port { get; init; }

    public StaffOptions Staff { get; init; } = new(1, 2, 4, 120, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));

    public IReadOnlyList<SandboxUser> Users { get; init; } = SandboxUser.Defaults;

    public IReadOnlyList<SandboxClient> Clients { get; init; } = [DefaultClient];

    /// <summary>Gets the rows of a page when the request does not say.</summary>
    public int DefaultPageSize { get; init; } = 250;

    /// <summary>Gets the most rows of a page; a request for more gets this many, and the envelope says so.</summary>
    public int MaxPageSize { get; init; } = 1000;

    public FilterReach FilterReach { get; init; } = FilterReach.EmploymentLists;

    /// <summary>Gets how long an access token is valid.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromSeconds(3599);

    /// <summary>Gets a value indicating whether requests and answers are held to Loket's OpenAPI document while it runs.</summary>
    public bool CheckContract { get; init; } = true;

    /// <summary>Gets the clock of tokens and sign-in codes; the date of the data is <see cref="StaffOptions.Today"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
