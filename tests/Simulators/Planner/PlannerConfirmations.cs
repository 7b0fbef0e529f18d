using System.Security.Cryptography;

namespace LoketFunctions.Simulators.Planner;

/// <summary>What the app confirmed of the registrations of an account. Thread-safe.</summary>
public sealed class PlannerConfirmations
{
    public const string Exported = "exported";
    public const string Withdrawn = "withdrawn";
    public const string LeftOut = "leftOut";

    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, Entry> _received = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RegistrationConfirmation> _marks = new(StringComparer.Ordinal);

    /// <summary>Every message once, oldest first.</summary>
    public IReadOnlyList<ReceivedConfirmations> Received
    {
        get
        {
            lock (_lock)
                return [.. _received.Values.Select(entry => entry.Received)];
        }
    }

    /// <summary>The last confirmation of each registration, by its id; those that were removed meanwhile, too.</summary>
    public IReadOnlyDictionary<string, RegistrationConfirmation> ByRegistration
    {
        get
        {
            lock (_lock)
                return new Dictionary<string, RegistrationConfirmation>(_marks, StringComparer.Ordinal);
        }
    }

    /// <summary>Null when nothing was confirmed of this registration yet.</summary>
    public RegistrationConfirmation? Of(string registrationId)
    {
        lock (_lock)
            return _marks.GetValueOrDefault(registrationId);
    }

    /// <summary>Takes confirmations over once per webhook-id. False when the id was used for another body.</summary>
    internal bool Take(string webhookId, ExportConfirmations marks, byte[] body)
    {
        var hash = Convert.ToHexString(SHA256.HashData(body));
        lock (_lock)
        {
            if (_received.TryGetValue(webhookId, out var before))
            {
                _received[webhookId] = before with { Received = before.Received with { Repeats = before.Received.Repeats + 1 } };
                return before.BodyHash == hash;
            }

            _received.Add(webhookId, new Entry(hash, new ReceivedConfirmations(webhookId, 0, marks)));
            Apply(marks);
            return true;
        }
    }

    private void Apply(ExportConfirmations marks)
    {
        RegistrationConfirmation Mark(string state, string? reason = null) => new(state, reason, marks.ExportId, marks.AdministrationId);

        foreach (var id in marks.Exported)
            _marks[id] = Mark(Exported);
        foreach (var (id, reason) in marks.LeftOut)
            _marks[id] = Mark(LeftOut, reason);

        // What was exported before and is left out now, is withdrawn for that reason.
        var reasons = marks.LeftOut.ToLookup(one => one.Id, one => one.Reason, StringComparer.Ordinal);
        foreach (var id in marks.Withdrawn)
            _marks[id] = Mark(Withdrawn, reasons[id].FirstOrDefault());
    }

    private sealed record Entry(string BodyHash, ReceivedConfirmations Received);
}
