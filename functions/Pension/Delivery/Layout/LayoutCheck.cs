using LoketFunctions.Http;
using LoketFunctions.Pension.Registering;

namespace LoketFunctions.Pension.Delivery.Layout;

/// <summary>Why a layout cannot be delivered by, each fault by its field.</summary>
internal static class LayoutCheck
{
    public const int MostColumns = 60;
    public const int MostComponents = 20;
    private const int LongestName = 60;

    /// <summary>Of one component: Loket's numbers have at most five digits.</summary>
    private const int HighestComponent = 99_999;

    public static Dictionary<string, InputFault> FaultsOf(DeliveryLayout layout)
    {
        var faults = new Dictionary<string, InputFault>(StringComparer.Ordinal);
        if (layout.Columns.Count is < 1 or > MostColumns)
            faults["columns"] = InputFaults.NotAtOnce(layout.Columns.Count, MostColumns);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < layout.Columns.Count && faults.Count < MostColumns; index++)
        {
            var column = layout.Columns[index];
            if ((IsName(column.Name) ? names.Add(column.Name) ? null : InputFaults.Twice : InputFaults.NotLine(LongestName)) is { } name)
                faults[$"columns[{index}].name"] = name;
            if (ComponentsFault(column) is { } components)
                faults[$"columns[{index}].components"] = components;
        }

        var missing = LineValues.Needed.Except(layout.Columns.Select(column => column.Value)).ToList();
        if (missing.Count > 0)
            faults.TryAdd("columns", PensionFaults.ColumnsMissing(string.Join(", ", missing.Select(PensionWords.CodeOf))));
        return faults;
    }

    /// <summary>Neither what separates columns nor what ends a line, and nothing that a spreadsheet takes for a formula.</summary>
    private static bool IsName(string name) =>
        name.Length is >= 1 and <= LongestName && char.IsLetterOrDigit(name[0])
        && name.All(one => char.IsLetterOrDigit(one) || one is ' ' or '_' or '-' or '.' or '(' or ')' or '/');

    private static InputFault? ComponentsFault(LayoutColumn column)
    {
        if (column.Value != LineValue.PayrollComponents)
            return column.Components is null ? null : PensionFaults.NotOfThisStep;
        if (column.Components is not { Count: > 0 } components)
            return PensionFaults.NotAnswered;
        return components.Count > MostComponents ? InputFaults.NotAtOnce(components.Count, MostComponents)
            : components.Any(one => one is < 1 or > HighestComponent) ? PensionFaults.NotComponent
            : components.Distinct().Count() < components.Count ? InputFaults.Twice
            : null;
    }
}
