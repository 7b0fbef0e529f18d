using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Select;

/// <summary>
/// What of an administration's registrations is not likely, each once; the first of them are kept, in an order of their own.
/// </summary>
internal sealed class DoubtList
{
    public const int MaxKept = 2000;

    private readonly HashSet<Doubt> _kept = [];

    /// <summary>More were found than are kept.</summary>
    public bool IsFull => _kept.Count == MaxKept;

    public IReadOnlyList<Doubt> Sorted() =>
    [
        .. _kept.OrderBy(doubt => doubt.Name, StringComparer.Ordinal).ThenBy(doubt => doubt.PlannerEmployeeId, StringComparer.Ordinal)
            .ThenBy(doubt => doubt.Date).ThenBy(doubt => doubt.Code, StringComparer.Ordinal).ThenBy(
                doubt => doubt.RegistrationId, StringComparer.Ordinal)
            .ThenBy(doubt => doubt.Component).ThenBy(doubt => doubt.Value),
    ];

    public void Add(Doubt doubt)
    {
        if (!IsFull)
            _kept.Add(doubt);
    }
}
