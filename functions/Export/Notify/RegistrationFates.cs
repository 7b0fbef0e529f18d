using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;

namespace LoketFunctions.Export.Notify;

/// <summary>
/// What became of the registrations of one administration in an export. What Loket refused is not in it; what was there before and could
/// not be changed or taken back, because the administration's part failed or Loket refused just that, still is.
/// </summary>
internal sealed class RegistrationFates
{
    private readonly Func<CancellationToken, IAsyncEnumerable<ExportedRegistration>> _selected;
    private readonly Func<CancellationToken, IAsyncEnumerable<ExportedRegistration>> _before;
    private readonly string? _failure;
    private readonly ILookup<Guid, RetainedValue> _refused;
    private readonly ILookup<Guid, RetainedValue> _held;
    private readonly IdSet _toGoOut = new();
    private readonly IdSet _wentOut = new();
    private readonly IdSet _sent = new();
    private readonly IdSet _standing = new();

    private RegistrationFates(
        Func<CancellationToken, IAsyncEnumerable<ExportedRegistration>> selected, Func<CancellationToken,
            IAsyncEnumerable<ExportedRegistration>> before, string? failure,
        IEnumerable<RefusedValue> refused, IEnumerable<RetainedValue> held)
    {
        (_selected, _before, _failure) = (selected, before, failure);
        _refused = RefusedValues.NotTaken(refused).ToLookup(value => value.EmploymentId);
        _held = held.ToLookup(value => value.EmploymentId);
    }

    /// <param name="selected">That were to go out, as often as it is asked for.</param>
    /// <param name="before">That were in Loket before, as often as it is asked for.</param>
    /// <param name="failure">Why nothing of the administration went out; null where it did.</param>
    /// <param name="refused">Values that Loket refused.</param>
    /// <param name="held">Values that the plan kept back; what was selected is without those.</param>
    public static async Task<RegistrationFates> OfAsync(
        Func<CancellationToken, IAsyncEnumerable<ExportedRegistration>> selected, Func<CancellationToken,
            IAsyncEnumerable<ExportedRegistration>> before, string? failure,
        IEnumerable<RefusedValue> refused, IEnumerable<RetainedValue> held, CancellationToken cancellation)
    {
        var fates = new RegistrationFates(selected, before, failure, refused, held);
        await foreach (var registration in selected(cancellation))
        {
            fates._toGoOut.Add(registration.Id);
            if (fates.IsRefused(registration))
                continue;
            fates._wentOut.Add(registration.Id);
            fates._sent.Add(Whole(registration));
        }

        await foreach (var registration in before(cancellation).Where(fates.CouldNotBeChanged))
            fates._standing.Add(registration.Id);
        return fates;
    }

    /// <summary>
    /// Those that are in Loket now by way of this administration; one of which something else could not be taken back is there twice.
    /// </summary>
    public IAsyncEnumerable<ExportedRegistration> InLoket(CancellationToken cancellation) =>
        _selected(cancellation).Where(WentOut).Concat(
            _before(cancellation).Where(one => CouldNotBeChanged(one) && !_sent.Contains(Whole(one))));

    /// <summary>Those that went out in this export, newly or again.</summary>
    public IAsyncEnumerable<string> Exported(CancellationToken cancellation) =>
        _selected(cancellation).Where(WentOut).Select(registration => registration.Id);

    /// <summary>Those that were in Loket before and are no more.</summary>
    public IAsyncEnumerable<string> TakenBack(CancellationToken cancellation) =>
        _before(cancellation).Where(registration => !WentOut(registration) && !_standing.Contains(registration.Id))
            .Select(registration => registration.Id)
            .Distinct(StringComparer.Ordinal);

    /// <summary>Those that were to go out and are not in Loket.</summary>
    public IAsyncEnumerable<ExportedRegistration> Unpaid(CancellationToken cancellation) =>
        _selected(cancellation).Where(registration => !WentOut(registration) && !_standing.Contains(registration.Id));

    /// <summary>Those that were in Loket before and are to go out no more.</summary>
    public IAsyncEnumerable<ExportedRegistration> Dropped(CancellationToken cancellation) =>
        _before(cancellation).Where(registration => !IsToGoOut(registration));

    public bool IsToGoOut(ExportedRegistration registration) => _toGoOut.Contains(registration.Id);

    /// <summary>Those of <see cref="Unpaid"/>, with the code of why.</summary>
    public IAsyncEnumerable<(string Id, string Reason)> Failed(CancellationToken cancellation) =>
        Unpaid(cancellation).Select(registration => (registration.Id, _failure ?? ExportCodes.ValuesRefused));

    /// <summary>False for what was to go out in part, and for what is in Loket still.</summary>
    public bool IsLeftOut(string registrationId) => !_toGoOut.Contains(registrationId) && !_standing.Contains(registrationId);

    private bool WentOut(ExportedRegistration registration) => _wentOut.Contains(registration.Id);

    private bool CouldNotBeChanged(ExportedRegistration registration) => IsRefused(registration) || IsPartOf(_held, registration);

    private bool IsRefused(ExportedRegistration registration) => _failure is not null || IsPartOf(_refused, registration);

    /// <summary>The registration with all that it is a part of.</summary>
    private static string Whole(ExportedRegistration registration) =>
        $"{registration.Id} {registration.EmploymentId} {registration.Target} {string.Join(' ', registration.Components)}";

    private static bool IsPartOf(ILookup<Guid, RetainedValue> values, ExportedRegistration registration) =>
        values[registration.EmploymentId].Any(value => value.IsPartOf(registration));
}
