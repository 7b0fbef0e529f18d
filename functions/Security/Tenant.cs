using System.Text.RegularExpressions;

namespace LoketFunctions.Security;

/// <summary>One customer of one planner: the account that everything the app keeps belongs to.</summary>
public readonly partial record struct Tenant(string Planner, string Account)
{
    /// <summary>The partition key of what belongs to this tenant. No two tenants share one: a colon is in neither part.</summary>
    public string Key => $"{Planner}:{Account}";

    public static bool IsValidAccount(string account) => AccountPattern().IsMatch(account);

    public static Tenant FromKey(string key) =>
        new(key[..key.IndexOf(':', StringComparison.Ordinal)], key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..]);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AccountPattern();
}
