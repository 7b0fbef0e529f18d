using System.Text.Json;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Personnel.Model;
using LoketFunctions.Storage;

namespace LoketFunctions.Personnel.Push;

/// <summary>A record that came with a push.</summary>
/// <param name="Position">Among the records, from 1.</param>
internal sealed record TakenEmployee(int Position, string Hash, PushedEmployee Pushed)
{
    public override string ToString() => nameof(TakenEmployee);
}

/// <summary>A push as it came: what can be read of it, and what cannot.</summary>
/// <param name="Only">The only employee whom it is for; null for all.</param>
/// <param name="Odd">Records that are set aside, each told by its position.</param>
internal sealed record PushBody(bool Preview, string? Only, IReadOnlyList<TakenEmployee> Employees, IReadOnlyList<PushResult> Odd)
{
    /// <summary>The one that new people are for; null where none is named.</summary>
    public Guid? AdministrationId { get; init; }

    private const int LongestId = 200;

    /// <summary>
    /// Each record is read by itself: one that is odd does not keep the others. Two with one id are both set aside, as nothing says which
    /// of them holds.
    /// </summary>
    /// <exception cref="ProblemException">The body as a whole cannot be read.</exception>
    public static PushBody Read(ConnectionId connectionId, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(connectionId, document.RootElement);
        }
        catch (JsonException)
        {
            throw Problems.Throw(Problems.Unreadable());
        }
    }

    public override string ToString() => nameof(PushBody);

    private static PushBody Read(ConnectionId connectionId, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw Problems.Throw(Problems.Unreadable());
        var (preview, only, administration, records) = (false, (string?)null, (Guid?)null, (JsonElement?)null);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in root.EnumerateObject())
        {
            if (!seen.Add(member.Name))
                throw Problems.Throw(Problems.Invalid(member.Name, InputFaults.Twice));
            switch (member.Name, member.Value.ValueKind)
            {
                case ("preview", JsonValueKind.True or JsonValueKind.False):
                    preview = member.Value.GetBoolean();
                    break;
                case ("only" or "administrationId", JsonValueKind.Null):
                    break;
                case ("administrationId", JsonValueKind.String) when member.Value.TryGetGuid(out var id):
                    administration = id;
                    break;
                case ("only", JsonValueKind.String):
                    only = member.Value.GetString();
                    break;
                case ("employees", JsonValueKind.Array):
                    records = member.Value;
                    break;
                default:
                    throw Problems.Throw(Problems.Invalid(member.Name, InputFaults.WrongForm));
            }
        }

        if (only is not null && !IsId(only))
            throw Problems.Throw(Problems.Invalid("only", InputFaults.NotPlain(LongestId)));
        if (records is null)
            throw Problems.Throw(Problems.Invalid("employees", InputFaults.Missing));
        var (employees, odd) = ReadRecords(connectionId, records.Value.EnumerateArray());
        return new PushBody(preview, only, employees, odd) { AdministrationId = administration };
    }

    /// <summary>As <see cref="Read(ConnectionId, ReadOnlyMemory{byte})"/> says of the records of a body.</summary>
    public static (IReadOnlyList<TakenEmployee> Employees, IReadOnlyList<PushResult> Odd) ReadRecords(
        ConnectionId connectionId, IEnumerable<JsonElement> records)
    {
        var (employees, odd) = (new List<TakenEmployee>(), new List<PushResult>());
        foreach (var (index, record) in records.Index())
        {
            var id = IdOf(record);
            var hash = id is null ? null : EmployeeRow.HashOf(connectionId, id);
            if (FaultIn(record, id) is { } fault)
            {
                odd.Add(new PushResult(id, PushOutcome.SetAside)
                {
                    Position = index + 1,
                    Hash = hash,
                    Code = PushCodes.RecordOdd,
                    Faults = [fault],
                });
            }
            else
            {
                employees.Add(new TakenEmployee(index + 1, hash!, record.Deserialize<PushedEmployee>(AppJson.Requests)!));
            }
        }

        // One that is odd stands for its employee all the same.
        var twice = employees.Select(one => one.Hash).Concat(odd.Select(one => one.Hash).OfType<string>())
            .GroupBy(hash => hash, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
        odd.AddRange(employees.Where(one => twice.Contains(one.Hash)).Select(one =>
            new PushResult(one.Pushed.EmployeeId, PushOutcome.SetAside)
            {
                Position = one.Position,
                Hash = one.Hash,
                Code = PushCodes.RecordTwice,
            }));
        return ([.. employees.Where(one => !twice.Contains(one.Hash))], [.. odd.OrderBy(one => one.Position)]);
    }

    private static PushFault? FaultIn(JsonElement record, string? id)
    {
        if (id is null)
            return OddAt("employeeId");
        var form = AppJson.Requests.GetTypeInfo(typeof(PushedEmployee));
        try
        {
            var place = JsonBodyCheck.FaultIn(record, form)?.Path ?? JsonBodyCheck.MissingIn(record, form);
            if (place is not null)
                return OddAt(place);
            return record.Deserialize<PushedEmployee>(AppJson.Requests) is null ? OddAt("") : null;
        }
        catch (JsonException exception)
        {
            // Its path only: its words may quote a value.
            return OddAt(exception.Path is { Length: > 2 } path ? path[2..] : "");
        }
    }

    private static PushFault OddAt(string place) => new(PushCodes.RecordOdd, null, null, null, [place]);

    private static string? IdOf(JsonElement record) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty("employeeId", out var id) && id.ValueKind == JsonValueKind.String
        && JsonBodyCheck.FaultIn(id) is null && IsId(id.GetString()!)
            ? id.GetString()
            : null;

    private static bool IsId(string text) =>
        text.Length is > 0 and <= LongestId && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);
}
