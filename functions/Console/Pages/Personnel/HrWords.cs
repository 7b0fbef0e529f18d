using LoketFunctions.Personnel.Attributes;
using LoketFunctions.Personnel.Push;

namespace LoketFunctions.Console.Pages.Personnel;

/// <summary>What people call the attributes and options of the HR system; its ids and Loket's keys say nothing to them.</summary>
/// <param name="told">The attributes of the HR system.</param>
/// <param name="mapped">Those that stand for fields of Loket's now.</param>
public sealed class HrWords(IReadOnlyList<HrAttribute> told, IReadOnlyList<MappedAttribute> mapped)
{
    /// <summary>Null for what is of the record as a whole.</summary>
    public string? NameOf(PushFaultResponse fault) => Find(fault.AttributeId)?.Label ?? fault.Field ?? fault.AttributeId;

    /// <summary>The option that stands for a value of Loket's; null where none does, or several do.</summary>
    public string? OptionOf(string fieldId, string value)
    {
        var attribute = mapped.FirstOrDefault(one => one.FieldId == fieldId);
        return attribute?.Values?.Where(one => one.Value == value).Select(one => one.Key).ToList() is [var option]
            ? Find(attribute.AttributeId)?.Options.FirstOrDefault(one => one.Value == option)?.Label ?? option
            : null;
    }

    private HrAttribute? Find(string? attributeId) => told.FirstOrDefault(one => one.Id == attributeId);
}
