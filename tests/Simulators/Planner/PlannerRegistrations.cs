using System.Globalization;
using LoketFunctions.Simulators.Planner.Registrations;

namespace LoketFunctions.Simulators.Planner;

/// <summary>The time registrations of an account, in the order in which they were entered. Thread-safe.</summary>
public sealed class PlannerRegistrations
{
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private long _last;

    public IReadOnlyList<Registration> All
    {
        get
        {
            lock (_lock)
                return [.. _entries.Values.Select(entry => entry.Registration)];
        }
    }

    public Registration? Find(string id)
    {
        lock (_lock)
            return _entries.GetValueOrDefault(id)?.Registration;
    }

    /// <exception cref="ArgumentException">There is one with such an id already; those before it were added.</exception>
    public void Add(params IEnumerable<Registration> registrations)
    {
        ArgumentNullException.ThrowIfNull(registrations);
        lock (_lock)
        {
            foreach (var registration in registrations)
                _entries.Add(registration.Id, new Entry(++_last, registration));
        }
    }

    /// <summary>Adds it, or replaces the one with its id, which keeps its place.</summary>
    public void Put(Registration registration)
    {
        ArgumentNullException.ThrowIfNull(registration);
        lock (_lock)
            _entries[registration.Id] = new Entry(_entries.GetValueOrDefault(registration.Id)?.Number ?? ++_last, registration);
    }

    /// <summary>Somebody corrects a registration.</summary>
    /// <returns>The registration as it is now.</returns>
    /// <exception cref="KeyNotFoundException">There is none with this id.</exception>
    public Registration Change(string id, Func<Registration, Registration> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_lock)
        {
            var entry = _entries[id];
            _entries[id] = entry with { Registration = change(entry.Registration) with { Id = id } };
            return _entries[id].Registration;
        }
    }

    /// <returns>False when there is none with this id.</returns>
    public bool Remove(string id)
    {
        lock (_lock)
            return _entries.Remove(id);
    }

    public void Clear()
    {
        lock (_lock)
            _entries.Clear();
    }

    /// <summary>
    /// Those dated within the days, both included. The cursor is the number of the last one given, so that pages neither skip nor
    /// repeat anything while others are added and removed.
    /// </summary>
    internal RegistrationPage Page(DateOnly from, DateOnly to, long after, int limit)
    {
        lock (_lock)
        {
            var found = _entries.Values
                .Where(entry => entry.Number > after && entry.Registration.Date >= from && entry.Registration.Date <= to)
                .Take(limit + 1)
                .ToList();
            var page = found.Take(limit).ToList();
            return new RegistrationPage(
                page.ConvertAll(entry => entry.Registration),
                found.Count > limit ? page[^1].Number.ToString(CultureInfo.InvariantCulture) : null);
        }
    }

    private sealed record Entry(long Number, Registration Registration);
}

internal sealed record RegistrationPage(IReadOnlyList<Registration> Registrations, string? NextCursor);
