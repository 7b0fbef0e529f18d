using LoketFunctions.Export.Body;
using LoketFunctions.Export.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Select;

/// <summary>Where a selection leaves what it cannot hold: it is reported as it goes, in the order of the body.</summary>
internal interface ISelectionSink
{
    /// <param name="administrationId">Null where it is not known whose it is.</param>
    ValueTask LeftOutAsync(Guid? administrationId, LeftOut item, CancellationToken cancellation);

    /// <summary>The registration, or a part of it, goes out.</summary>
    ValueTask SelectedAsync(Guid administrationId, SelectedRegistration registration, CancellationToken cancellation);
}

/// <summary>
/// One pass over the registrations of a request, for all its administrations. Nothing of a registration is kept but its id's hash.
/// </summary>
/// <param name="allOrNothing">A registration that is wrong is not set aside: nothing of the request is to go.</param>
internal sealed class ExportSelection(
    ExportRules rules, IReadOnlyList<AdministrationContext> contexts, StaffIndex staff, bool allOrNothing = false)
{
    private readonly RegistrationSelector _selector = new(rules, contexts, staff);
    private readonly LeftOutList _leftOut = new(staff);

    /// <summary>Once, from the body's beginning.</summary>
    public async Task<SelectionOutcome> RunAsync(Stream body, ISelectionSink sink, CancellationToken cancellation)
    {
        var faults = new RegistrationFaults();
        var check = new RegistrationCheck(faults);
        using var reader = new RegistrationReader(body, faults);
        while (await reader.ReadAsync(cancellation))
        {
            WorkedTime? worked = reader.Current is { } registration ? check.Check(reader.Index, registration) : null;
            // Where nothing is to go, the rest is only checked.
            if (allOrNothing && faults.Any)
                continue;
            if (worked is { } known)
                await SelectAsync(reader.Current!, known, sink, cancellation);
            else
                await SetAsideAsync(reader.Identity, faults.OfLast!, sink, cancellation);
        }

        return new SelectionOutcome(
            reader.Index + 1, _selector.Unplaced, _selector.Outcomes(), faults, IsRefused: faults.IsWhole || (allOrNothing && faults.Any));
    }

    /// <summary>What goes out for an administration: by payroll number, those of an employment next to each other.</summary>
    public IEnumerable<SelectedLine> Lines(Guid administrationId) => _selector.Lines(administrationId);

    private async ValueTask SelectAsync(Registration registration, WorkedTime worked, ISelectionSink sink, CancellationToken cancellation)
    {
        _leftOut.Clear();
        var (administrationId, selected) = _selector.Select(registration, worked, _leftOut);
        await TellLeftOutAsync(administrationId, sink, cancellation);
        if (selected is not null)
            await sink.SelectedAsync(administrationId!.Value, selected, cancellation);
    }

    private async ValueTask SetAsideAsync(
        RegistrationIdentity registration, FieldFault fault, ISelectionSink sink, CancellationToken cancellation)
    {
        _leftOut.Clear();
        var administrationId = _selector.SetAside(registration, fault, _leftOut);
        await TellLeftOutAsync(administrationId, sink, cancellation);
    }

    private async ValueTask TellLeftOutAsync(Guid? administrationId, ISelectionSink sink, CancellationToken cancellation)
    {
        foreach (var item in _leftOut.Items)
            await sink.LeftOutAsync(administrationId, item, cancellation);
    }
}
