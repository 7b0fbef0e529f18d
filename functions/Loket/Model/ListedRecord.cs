using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoketFunctions.Loket.Model;

/// <summary>A record of a list: read, or set aside. One of the two is there.</summary>
[JsonConverter(typeof(ListedRecordReader))]
internal sealed record ListedRecord<T>(T? Item, UnreadableRecord? Unreadable) : PersonalRecord
    where T : class;

/// <summary>
/// A record that cannot be read. Kept of it are ids and which field is wrong, never a value: it may say anything about anybody.
/// </summary>
/// <param name="Field">As Loket's JSON calls it: `personalDetails.dateOfBirth`; `id` where it does not say whose it is.</param>
/// <param name="Id">Its own, or in the `actual…` lists its employment's; null where that cannot be read either.</param>
/// <param name="EmployeeId">The person's whose employment it is; null where the record names none.</param>
/// <param name="PayrollAdministrationId">Likewise.</param>
internal sealed record UnreadableRecord(string Field, Guid? Id, Guid? EmployeeId, Guid? PayrollAdministrationId) : PersonalRecord
{
    public static UnreadableRecord Of(JsonElement record, string field) => new(
        field, IdAt(record, "id") ?? IdAt(record, "employmentId") ?? IdAt(record, "key"), IdAt(record, "employee", "id"),
        IdAt(record, "payrollAdministration", "id"));

    private static Guid? IdAt(JsonElement record, params string[] path)
    {
        foreach (var name in path)
        {
            var named = record.ValueKind == JsonValueKind.Object
                ? record.EnumerateObject().FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                : default;
            if (named.Value.ValueKind == JsonValueKind.Undefined)
                return null;
            record = named.Value;
        }

        return record.ValueKind == JsonValueKind.String && Guid.TryParse(record.GetString(), out var id) ? id : null;
    }
}

/// <summary>
/// The base of records that hold personal data: printing one, also inside a list or another record, gives only its type's
/// name. `ToString` is sealed, so the compiler writes none in the derived records.
/// </summary>
internal abstract record PersonalRecord
{
    public sealed override string ToString() => GetType().Name;
}
