using System.Globalization;
using System.Text.Json;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>
/// What the planner's list says that it holds: where Loket leads, what was changed there by hand is put back. A planner that does not list
/// its fields holds what it last accepted, as far as is known.
/// </summary>
internal static class PlannerHeldFields
{
    /// <summary>
    /// What the planner accepted of the person, with what its list says in the place of it. Only of fields that are always taken over and
    /// that Loket has a value of: what Loket leaves open is not put back.
    /// </summary>
    public static StaffPerson In(PlannerEmployee? theirs, StaffPerson sent, StaffPerson wanted, PlannerProfile profile)
    {
        if (theirs is null or { PersonalData: null, Contracts: null })
            return sent;
        return sent with
        {
            Personal = In(theirs.PersonalData, sent.Personal, wanted.Personal, profile),
            Contracts = theirs.Contracts is not { } listed ? sent.Contracts : sent.Contracts
                .Select(contract =>
                    (Id: contract.Key, Contract: contract.Value, Listed: listed.FirstOrDefault(one => one.EmploymentId == contract.Key)))
                // A contract that is no longer there is sent whole.
                .Where(pair => pair.Listed is not null)
                .ToDictionary(pair => pair.Id, pair => pair.Contract with
                {
                    Fields = In(
                        pair.Listed!.Fields, pair.Contract.Fields, wanted.Contracts.GetValueOrDefault(pair.Id)?.Fields ?? [], profile),
                }),
        };
    }

    /// <summary>In the text form of fields; not known where the list does not say it, or in a form that no field has.</summary>
    public static (string? Value, bool IsKnown) Find(IReadOnlyDictionary<string, object?>? listed, StaffField field) =>
        listed is not null && listed.TryGetValue(FieldText.NameOf(field), out var value) ? Read(field, value) : (null, false);

    private static Dictionary<StaffField, string?> In(
        IReadOnlyDictionary<string, object?>? listed, Dictionary<StaffField, string?> sent, Dictionary<StaffField, string?> wanted,
        PlannerProfile profile) =>
        sent.ToDictionary(field => field.Key, field =>
            profile.PolicyOf(field.Key) == FieldPolicy.Always && wanted.GetValueOrDefault(field.Key) is not null
            && Find(listed, field.Key) is (var held, true) ? held : field.Value);

    private static (string? Value, bool IsKnown) Read(StaffField field, object? value) =>
        (value is JsonElement json ? json : JsonSerializer.SerializeToElement(value)) switch
        {
            { ValueKind: JsonValueKind.Null } => (null, true),
            { ValueKind: JsonValueKind.Number } number when number.TryGetDecimal(out var amount) => (FieldText.Of(amount), true),
            { ValueKind: JsonValueKind.String } text => (Text(field, text.GetString()), true),
            _ => (null, false),
        };

    private static string? Text(StaffField field, string? text) =>
        FieldText.IsNumber(field) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
            ? FieldText.Of(amount)
            : FieldText.Of(text);
}
