using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Planner;

namespace LoketFunctions.Tests.Sync.Model;

/// <summary>An employee of the planner's, as it must be.</summary>
/// <param name="wasThere">The planner had the employee before Loket did.</param>
internal sealed class HeldEmployee(string id, bool wasThere)
{
    private readonly Dictionary<string, HeldField> _personal = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Dictionary<string, HeldField>> _contracts = [];
    private readonly HashSet<Guid> _later = [];
    private bool _isTold;

    public string Id => id;

    public string? BornOn { get; init; }

    public string? Number { get; init; }

    /// <summary>Null while nobody of Loket's is linked to it.</summary>
    public Guid? Record { get; set; }

    public bool IsActive { get; set; } = true;

    /// <summary>The employee is hidden in Loket, which may not have been noticed yet: then what is known still counts.</summary>
    private bool MayBePutBack { get; set; }

    public IReadOnlyCollection<Guid> Contracts => _contracts.Keys;

    public HeldField Field(string name, Guid? job = null) =>
        Of(job is { } one ? _contracts[one] : _personal, name);

    public void TakeOver(
        IReadOnlyDictionary<string, string?> person, IReadOnlyDictionary<Guid, Dictionary<string, string?>> jobs, ProfileRules rules,
        Telling telling)
    {
        Take(_personal, person, rules, telling, wasThere);
        foreach (var (job, said) in jobs)
        {
            if (_contracts.TryAdd(job, new(StringComparer.Ordinal)) && _isTold)
                _later.Add(job);
            Take(_contracts[job], said, rules, telling, IsLeftAlone(job));
            if (telling.IsCertain)
                _later.Remove(job);
        }

        _isTold = true;
        IsActive = true;
    }

    public void PutBack()
    {
        MayBePutBack = true;
        foreach (var field in _contracts.Values.Append(_personal).SelectMany(fields => fields.Values))
            field.PutBack();
    }

    /// <summary>A field of a job may be any of these tonight.</summary>
    public void MayHave(string name, Guid job, IReadOnlySet<string?> values, ProfileRules rules)
    {
        if (!(IsLeftAlone(job) && rules.LeftAlone.Contains(name)))
            Field(name, job).MayBe(values, isOnce: !rules.IsAlways(name));
    }

    /// <summary>Asserts that the planner holds just this.</summary>
    /// <param name="hidden">Jobs that Loket does not show: what was known of one before may be sent as well.</param>
    public IEnumerable<string> Differences(StoredEmployee found, IReadOnlySet<Guid> hidden)
    {
        IsActive |= MayBePutBack && found.Active;
        MayBePutBack = false;
        if (found.Active != IsActive)
            yield return $"active is {found.Active}";
        if (found.LoketEmployeeId != Record?.ToString())
            yield return "is linked to another record";
        foreach (var field in Differences(_personal, found.PersonalData))
            yield return field;
        foreach (var job in found.Contracts.Keys.Select(Guid.Parse).Where(job => !hidden.Contains(job)).Union(_contracts.Keys))
        {
            if (!_contracts.TryGetValue(job, out var held) || !found.Contracts.TryGetValue(job.ToString(), out var fields))
            {
                yield return $"contract {job} is {(_contracts.ContainsKey(job) ? "missing" : "too many")}";
                continue;
            }

            foreach (var field in Differences(held, fields))
                yield return $"{field} of {job}";
        }
    }

    /// <summary>A contract that comes later is sent whole, that one time.</summary>
    private bool IsLeftAlone(Guid job) => wasThere && !_later.Contains(job);

    private static void Take(
        Dictionary<string, HeldField> fields, IReadOnlyDictionary<string, string?> said, ProfileRules rules, Telling telling,
        bool leavesAlone)
    {
        foreach (var (name, value) in said)
        {
            if (rules.IsAlways(name))
                Of(fields, name).Follow(value, telling.IsCertain, telling.IsAgain);
            else if (!(leavesAlone && rules.LeftAlone.Contains(name)))
                Of(fields, name).Adopt(value, telling.IsCertain);
        }
    }

    private static IEnumerable<string> Differences(Dictionary<string, HeldField> held, JsonObject found) =>
        from name in held.Keys.Union(found.Select(field => field.Key)).ToList()
        let value = found[name] switch
        {
            null => null,
            JsonValue number when number.TryGetValue<decimal>(out var amount) => WhatLoketSays.Text(amount),
            var text => text.ToString(),
        }
        where !Of(held, name).IsAs(value)
        select name;

    private static HeldField Of(Dictionary<string, HeldField> fields, string name) =>
        fields.TryGetValue(name, out var field) ? field : fields[name] = new HeldField();
}

/// <summary>How somebody is sent tonight.</summary>
/// <param name="IsCertain">See <see cref="HeldField.Follow"/>.</param>
/// <param name="IsAgain">Everything is sent again, or the planner lists what it holds.</param>
internal sealed record Telling(bool IsCertain, bool IsAgain);
