using LoketFunctions.Identifiers;

namespace LoketFunctions.Personnel.SetUp;

/// <summary>An administration that a legal entity is to be mapped to, or one that may stand in its way.</summary>
/// <param name="TaxNumber">As Loket tells it; null where it tells none.</param>
/// <param name="ConnectionId">Whose it is already; null for one that nobody mapped.</param>
internal sealed record CandidateAdministration(Guid Id, string Name, string? TaxNumber, ConnectionId? ConnectionId);

internal static class TaxNumberCodes
{
    public const string Missing = "tax-number-missing";
    public const string Unreadable = "tax-number-unreadable";
    public const string Shared = "tax-number-shared";
}

/// <param name="Others">The administrations that bear the same number.</param>
internal sealed record TaxNumberRefusal(string Code, IReadOnlyList<CandidateAdministration> Others);

/// <summary>
/// A legal entity goes to one administration, and only to one whose tax number no other bears: of the employer, or of another connection
/// (document 003). One without a readable number cannot be known to be the only one, so it is refused as well.
/// </summary>
internal static class TaxNumbers
{
    /// <param name="others">
    /// All of the employer's, and those that other connections are mapped to; the wanted one may be among them.
    /// </param>
    /// <returns>Null where the administration can be mapped.</returns>
    public static TaxNumberRefusal? Refusal(CandidateAdministration wanted, IEnumerable<CandidateAdministration> others)
    {
        if (string.IsNullOrWhiteSpace(wanted.TaxNumber))
            return new TaxNumberRefusal(TaxNumberCodes.Missing, []);
        if (WageTaxNumber.Find(wanted.TaxNumber) is not { } number)
            return new TaxNumberRefusal(TaxNumberCodes.Unreadable, []);
        var same = others.Where(one => one.Id != wanted.Id && WageTaxNumber.Find(one.TaxNumber) == number).ToList();
        return same.Count > 0 ? new TaxNumberRefusal(TaxNumberCodes.Shared, same) : null;
    }
}
