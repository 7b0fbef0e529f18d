using System.Globalization;

namespace LoketFunctions.Loket.Model;

/// <summary>Looncomponent, for hours or an amount. Which there are differs per administration and year.</summary>
/// <param name="Key">The component number, which payroll people know by heart.</param>
/// <param name="DeductionOrPayment">Null: neither.</param>
/// <param name="CanBeSupplemented">A value of a period may be added to the fixed one instead of replacing it.</param>
/// <param name="IsCollectiveMutationPossible">Values may be written for many at once. Null inside period data, which does not tell.</param>
internal sealed record PayrollComponent(
    int? Key,
    string? Description,
    Metadata? Category,
    Metadata? DeductionOrPayment,
    bool? CanBeSupplemented,
    bool? IsCollectiveMutationPossible) : IListed
{
    /// <summary>The key of the category `Uren`.</summary>
    public const int HoursCategory = 1;

    string? IListed.Identity => Key?.ToString(CultureInfo.InvariantCulture);

    string IListed.IdentityField => "key";

    /// <summary>Its values are hours, as decimals; else amounts or numbers.</summary>
    public bool IsHours => Category?.Key?.Number == HoursCategory;
}
