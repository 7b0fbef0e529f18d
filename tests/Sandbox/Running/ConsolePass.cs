namespace LoketFunctions.Sandbox.Running;

/// <param name="AdministrationIds">Null: for all administrations.</param>
internal sealed record ConsoleGrant(string Permission, IReadOnlyList<Guid>? AdministrationIds = null);

/// <summary>What the planner vouches for when it lets one of its users into the app's console.</summary>
internal sealed record ConsolePass
{
    public string UserId { get; init; } = "u-17";

    public string UserName { get; init; } = "Sanne de Wit";

    public string Language { get; init; } = "nl";

    /// <summary>The only connection that the user reaches; null for all of the account's.</summary>
    public string? ConnectionId { get; init; }

    public Uri? ReturnAddress { get; init; }

    /// <summary>By default, everything.</summary>
    public IReadOnlyList<ConsoleGrant> Permissions { get; init; } = [new("payroll:edit"), new("connection:edit"), new("audit:view")];
}
