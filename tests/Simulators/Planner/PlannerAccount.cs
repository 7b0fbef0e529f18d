using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace LoketFunctions.Simulators.Planner;

/// <summary>One customer of the planner: its employees and their registrations, and what the app sent it. Thread-safe.</summary>
public sealed class PlannerAccount
{
    private readonly Lock _lock = new();
    private readonly List<StoredEmployee> _employees = [];
    private readonly List<RecordResult> _results = [];
    private readonly Dictionary<string, string> _rejections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Answer> _answers = new(StringComparer.Ordinal);

    /// <summary>All employees as they are now, oldest first.</summary>
    public IReadOnlyList<StoredEmployee> Employees => Locked(() => _employees.ConvertAll(employee => employee.Copy()));

    /// <summary>Every result that was ever worked out, repeats of an idempotency key not counted.</summary>
    public IReadOnlyList<RecordResult> Results => Locked(() => _results.ToList());

    public PlannerRegistrations Registrations { get; } = new();

    /// <summary>Null for a planner that does not tell its codes.</summary>
    public PlannerCodes? Codes { get; set; } = PlannerCodes.OfRegistrations;

    /// <summary>What the app confirmed of the registrations.</summary>
    public PlannerConfirmations Confirmations { get; } = new();

    /// <summary>What the app sent about the connections.</summary>
    public PlannerNotices Notices { get; } = new();

    /// <summary>What a pension provider was sent.</summary>
    public PlannerDeliveries Deliveries { get; } = new();

    /// <summary>Whole records of an HR system that leads; null for one that does not give them.</summary>
    public IReadOnlyList<JsonNode>? Personnel { get; set; }

    /// <summary>False for a planner that does not take them.</summary>
    public bool TakesNotices { get; set; } = true;

    /// <summary>True for a planner whose list tells what it holds of everybody, field by field.</summary>
    public bool TellsFields { get; set; }

    /// <summary>True for a planner whose list tells by tokens whether somebody changed what it was sent.</summary>
    public bool TellsTokens { get; set; }

    /// <summary>An employee whom somebody entered in the planner itself.</summary>
    public void Seed(PlannerEmployee employee)
    {
        ArgumentNullException.ThrowIfNull(employee);
        lock (_lock)
            _employees.Add(StoredEmployee.From(employee));
    }

    /// <summary>Somebody ends the employee in the planner.</summary>
    /// <returns>False when there is no such employee.</returns>
    public bool End(string id)
    {
        lock (_lock)
        {
            if (_employees.Find(employee => employee.Id == id) is not { } found)
                return false;
            found.Active = false;
            return true;
        }
    }

    /// <summary>Somebody changes a field in the planner: of the person, or of the contract with this employment.</summary>
    /// <returns>False when there is no such employee or contract.</returns>
    public bool ChangeByHand(string id, string field, string? value, string? employmentId = null)
    {
        lock (_lock)
            return _employees.Find(employee => employee.Id == id)?.ChangeByHand(field, value, employmentId) == true;
    }

    /// <summary>From now on this Loket employee is rejected with the message; null ends that.</summary>
    public void Reject(string loketEmployeeId, string? message)
    {
        lock (_lock)
        {
            if (message is null)
                _rejections.Remove(loketEmployeeId);
            else
                _rejections[loketEmployeeId] = message;
        }
    }

    public StoredEmployee? ByLoketId(string loketEmployeeId) =>
        Locked(() => _employees.Find(employee => employee.LoketEmployeeId == loketEmployeeId)?.Copy());

    /// <summary>
    /// How often this Loket employee was created; more than once is a fault of the app that the planner's upsert would hide.
    /// </summary>
    public int TimesCreated(string loketEmployeeId) =>
        Locked(() => _results.Count(result => result.LoketEmployeeId == loketEmployeeId && result.Outcome == "created"));

    /// <param name="cursor">Where the page before ended, null for the first.</param>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    internal EmployeePage Page(string? cursor, int limit)
    {
        var start = cursor is null ? 0 : int.Parse(cursor, NumberStyles.None, CultureInfo.InvariantCulture);
        lock (_lock)
        {
            var end = Math.Min(start + limit, _employees.Count);
            var next = end < _employees.Count ? end.ToString(CultureInfo.InvariantCulture) : null;
            return new EmployeePage([.. _employees.Skip(start).Take(limit).Select(AsListed)], next);
        }
    }

    private PlannerEmployee AsListed(StoredEmployee employee) =>
        TellsFields ? employee.ShownWhole : TellsTokens ? employee.ShownByToken : employee.Shown;

    /// <summary>Takes over a batch once per key. Null when the key was used for another body.</summary>
    internal BatchResult? Take(EmployeeBatch batch, string idempotencyKey, byte[] body)
    {
        var hash = Convert.ToHexString(SHA256.HashData(body));
        lock (_lock)
        {
            if (_answers.TryGetValue(idempotencyKey, out var before))
                return before.BodyHash == hash ? before.Result : null;

            var result = new BatchResult([.. batch.Records.Select(record => Take(record, batch.AdministrationId))]);
            _answers[idempotencyKey] = new Answer(hash, result);
            _results.AddRange(result.Results);
            return result;
        }
    }

    private RecordResult Take(EmployeeRecord record, string administrationId)
    {
        var linked = _employees.Find(employee => employee.LoketEmployeeId == record.LoketEmployeeId);
        var named = record.PlannerEmployeeId is null ? null : _employees.Find(employee => employee.Id == record.PlannerEmployeeId);
        if (Refusal(record, linked, named) is { } refusal)
            return new RecordResult(record.LoketEmployeeId, record.PlannerEmployeeId, "rejected", refusal);

        var employee = linked ?? named;
        if (employee is null)
        {
            employee = new StoredEmployee { Id = $"pl-{_employees.Count + 1:D6}" };
            _employees.Add(employee);
            employee.Take(record, administrationId);
            return new RecordResult(record.LoketEmployeeId, employee.Id, "created", null);
        }

        var changed = employee.Take(record, administrationId);
        return new RecordResult(record.LoketEmployeeId, employee.Id, changed ? "updated" : "unchanged", null);
    }

    private string? Refusal(EmployeeRecord record, StoredEmployee? linked, StoredEmployee? named) => record switch
    {
        _ when _rejections.TryGetValue(record.LoketEmployeeId, out var message) => message,
        { Intent: not ("create" or "update" or "reactivate") } => $"The intent {record.Intent} is not known.",
        { PlannerEmployeeId: not null } when named is null => "There is no employee with this plannerEmployeeId.",
        { PlannerEmployeeId: not null } when linked is not null && linked != named => "This Loket employee is linked to another employee.",
        { PlannerEmployeeId: not null } when named?.LoketEmployeeId is { } other && other != record.LoketEmployeeId =>
            "This employee is linked to another Loket employee.",
        _ => null,
    };

    private T Locked<T>(Func<T> read)
    {
        lock (_lock)
            return read();
    }

    private sealed record Answer(string BodyHash, BatchResult Result);
}
