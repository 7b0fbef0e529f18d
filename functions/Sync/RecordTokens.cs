using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>Of which parts of an employee somebody changed something in the planner, nobody knows what.</summary>
internal sealed record Drift(bool OfPerson, IReadOnlyCollection<Guid> OfContracts)
{
    public static readonly Drift None = new(false, []);

    public bool Any => OfPerson || OfContracts.Count > 0;

    public override string ToString() => $"{OfPerson} {OfContracts.Count}";
}

/// <summary>
/// For planners that do not list fields: a token for the person and one for each contract, of what Loket leads in and has a value of. What
/// a planner lists by fields is compared by fields. Keyed by the connection: only its planner could compare or guess, and that received it
/// all.
/// </summary>
internal sealed class RecordTokens(string key, PlannerProfile profile)
{
    private const int Bytes = 16;
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    /// <summary>
    /// What the planner accepted, without what it may not hold any more. Also without what is to be sent in part: a token goes with the
    /// whole only, or a change by hand between list and batch would be hidden by it.
    /// </summary>
    public StaffPerson Known(PlannerEmployee? theirs, StaffPerson sent, StaffPerson wanted) => theirs is null ? sent : sent with
    {
        Personal = Known(TokenOf(theirs), sent.Personal, wanted.Personal),
        Contracts = sent.Contracts.ToDictionary(contract => contract.Key, contract => contract.Value with
        {
            Fields = Known(
                TokenOf(theirs, contract.Key), contract.Value.Fields, wanted.Contracts.GetValueOrDefault(contract.Key)?.Fields ?? []),
        }),
    };

    /// <summary>Where the planner forgot the token, or keeps one of something else than it received and is to receive.</summary>
    public Drift Of(PlannerEmployee theirs, StaffPerson sent, StaffPerson wanted)
    {
        return new Drift(
            Differs(TokenOf(theirs), sent.Personal, wanted.Personal),
            [.. sent.Contracts.Where(contract => wanted.Contracts.TryGetValue(contract.Key, out var now)
                && Differs(TokenOf(theirs, contract.Key), contract.Value.Fields, now.Fields)).Select(contract => contract.Key)]);

        bool Differs(RecordToken kept, Dictionary<StaffField, string?> before, Dictionary<StaffField, string?> now) =>
            kept.IsTold && kept.Value != Of(before) && kept.Value != Of(now);
    }

    /// <summary>The record with a token for each part that it tells whole.</summary>
    public StaffRecord? Stamp(StaffRecord? record, StaffPerson told) => record is null ? null : record with
    {
        Token = Stamp(record.PersonalData, told.Personal),
        Contracts = [.. record.Contracts.Select(contract => contract with
        {
            Token = Stamp(contract.Fields, told.Contracts[contract.EmploymentId].Fields),
        })],
    };

    private RecordToken Stamp(IReadOnlyDictionary<string, object?> fields, Dictionary<StaffField, string?> told) =>
        fields.Count > 0 && Led(told).All(field => fields.ContainsKey(FieldText.NameOf(field.Key))) ? RecordToken.Of(Of(told)) : default;

    private Dictionary<StaffField, string?> Known(
        RecordToken kept, Dictionary<StaffField, string?> sent, Dictionary<StaffField, string?> wanted)
    {
        var token = Of(sent);
        return !kept.IsTold || (kept.Value == token && token == Of(wanted))
            ? sent
            : sent.Where(field => profile.PolicyOf(field.Key) != FieldPolicy.Always || wanted.GetValueOrDefault(field.Key) is null)
                .ToDictionary();
    }

    private string Of(Dictionary<StaffField, string?> fields) => Base64Url.EncodeToString(HMACSHA256.HashData(
        _key, JsonSerializer.SerializeToUtf8Bytes(
            Led(fields).OrderBy(field => field.Key).Select(field => new[] { FieldText.NameOf(field.Key), field.Value })))
        .AsSpan(0, Bytes));

    private IEnumerable<KeyValuePair<StaffField, string?>> Led(Dictionary<StaffField, string?> fields) =>
        fields.Where(field => field.Value is not null && profile.PolicyOf(field.Key) == FieldPolicy.Always);

    private static RecordToken TokenOf(PlannerEmployee theirs) => theirs.PersonalData is { Count: > 0 } ? default : theirs.Token;

    private static RecordToken TokenOf(PlannerEmployee theirs, Guid employmentId) =>
        theirs.Contracts?.FirstOrDefault(contract => contract.EmploymentId == employmentId) is { Fields.Count: 0 } listed
            ? listed.Token
            : default;
}
