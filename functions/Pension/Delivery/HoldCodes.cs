using LoketFunctions.Runs;

namespace LoketFunctions.Pension.Delivery;

/// <summary>Why a delivery does not go on, beside what can be wrong with Loket: part of the API.</summary>
internal static class HoldCodes
{
    public const string LayoutMissing = "layout-missing";
    public const string TargetMissing = "delivery-target-missing";
    public const string AllSetAside = "all-lines-set-aside";
    public const string NoResults = "no-results-any-more";
    public const string EarlierVersionGone = "earlier-version-gone";
    public const string SealBroken = "seal-broken";
}

/// <summary>Raised where a delivery cannot be made or sent until somebody mends something.</summary>
/// <param name="code">One of <see cref="HoldCodes"/>.</param>
internal sealed class DeliveryHeldException(string code) : RefusedException(code);
