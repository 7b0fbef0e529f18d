using LoketFunctions.Export.Body;
using LoketFunctions.Export.Model;
using LoketFunctions.Mapping;

namespace LoketFunctions.Export.Select;

/// <summary>What became of all registrations of an export.</summary>
/// <param name="Read">How many registrations were read.</param>
/// <param name="Unplaced">What was left out before it was known whose it is.</param>
/// <param name="Faults">Of the registrations that were set aside.</param>
/// <param name="IsRefused">Nothing else counts: nothing is to go.</param>
internal sealed record SelectionOutcome(
    int Read, SelectionCounts Unplaced, IReadOnlyList<AdministrationSelection> Administrations, RegistrationFaults Faults, bool IsRefused)
{
    /// <summary>Those that are of no administration; of an export that is refused for its body all of them, as nothing goes.</summary>
    public RegistrationCounts OfNone => IsRefused ? new(0, Read - Faults.Registrations, Faults.Registrations, 0) : Unplaced.Registrations;
}

/// <summary>What became of those of one administration.</summary>
/// <param name="Employments">That have lines.</param>
/// <param name="Unmapped">
/// Codes that have to be mapped before anything goes out; at most <see cref="UnmappedCodeSet.Most"/>.
/// </param>
/// <param name="Warnings">See <see cref="SelectionWarning"/>.</param>
/// <param name="Doubts">What is not likely; at most <see cref="DoubtList.MaxKept"/>.</param>
internal sealed record AdministrationSelection(
    Guid AdministrationId, SelectionCounts Counts, int Employments, IReadOnlyList<UnmappedCode> Unmapped, IReadOnlyList<string> Warnings,
    IReadOnlyList<Doubt> Doubts);

/// <summary>How much was selected, and what stayed behind.</summary>
internal sealed class SelectionCounts
{
    private readonly SortedDictionary<string, int> _byReason = new(StringComparer.Ordinal);

    public RegistrationCounts Registrations { get; private set; } = RegistrationCounts.None;

    /// <summary>How many registrations, or parts of them, stayed behind for which reason.</summary>
    public IReadOnlyDictionary<string, int> ByReason => _byReason;

    /// <param name="leftOut">All of it where it does not go out, else parts of it.</param>
    public void Add(bool goesOut, IReadOnlyList<LeftOut> leftOut)
    {
        Registrations += goesOut ? new(1, 0, 0, 0) : leftOut[0].Reason switch
        {
            LeftOutReason.SetAside => new(0, 0, 1, 0),
            var reason when LeftOutReason.IsNotAskedFor(reason) => new(0, 0, 0, 1),
            _ => new(0, 1, 0, 0),
        };
        foreach (var item in leftOut)
            _byReason[item.Reason] = _byReason.GetValueOrDefault(item.Reason) + 1;
    }
}
