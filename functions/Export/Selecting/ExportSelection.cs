using LoketFunctions.Export.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Selecting;

/// <summary>Where a selection leaves what it cannot hold: it is told as it goes, in the order of the body.</summary>
internal interface ISelectionSink
{
    /// <param name="administrationId">Null where it is not known whose it is.</param>
    ValueTask LeftOutAsync(Guid? administrationId, LeftOut item, CancellationToken cancellation);

    /// <summary>The registration, or a part of it, goes out.</summary>
    ValueTask SelectedAsync(Guid administrationId, ExportedRegistration registration, CancellationToken cancellation);
}

/// <summary>One pass over the registrations of a request, for all its administrations. Nothing of a registration is kept but its id's hash.</summary>
internal sealed class ExportSelection(ExportRules rules, IReadOnlyList<AdministrationContext> contexts, StaffIndex staff)
{
    private readonly RegistrationSelector _selector = new(rules, contexts, staff);
    private readonly LeftOutList _leftOut = new();

    /// <summary>Once, from the body's beginning. Faults are in the outcome; they stop the selecting, not the checking.</summary>
    public async Task<SelectionOutcome> RunAsync(Stream body, ISelectionSink sink, CancellationToken cancellation)
    {
        var faults = new RegistrationFaults();
        var check = new RegistrationCheck(faults);
        using var reader = new RegistrationReader(body, faults);
        while (await reader.ReadAsync(cancellation))
        {
            if (check.Check(reader.Index, reader.Current) is { } minutes && !faults.Any)
                await SelectAsync(reader.Current, minutes, sink, cancellation);
        }

        return new SelectionOutcome(reader.Index + 1, _selector.Unplaced, _selector.Outcomes(), faults);
    }

    /// <summary>What goes out for an administration: by payroll number, those of an employment next to each other.</summary>
    public IEnumerable<SelectedLine> Lines(Guid administrationId) => _selector.Lines(administrationId);

    private async ValueTask SelectAsync(Registration registration, decimal minutes, ISelectionSink sink, CancellationToken cancellation)
    {
        _leftOut.Clear();
        var (administrationId, exported) = _selector.Select(registration, minutes, _leftOut);
        foreach (var item in _leftOut.Items)
            await sink.LeftOutAsync(administrationId, item, cancellation);
        if (exported is not null)
            await sink.SelectedAsync(administrationId!.Value, exported, cancellation);
    }
}
