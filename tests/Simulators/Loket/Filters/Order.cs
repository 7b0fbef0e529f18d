namespace LoketFunctions.Simulators.Loket.Filters;

/// <summary>Loket's orderBy: fields separated by commas, a minus for descending. Rows without a value come first.</summary>
internal static class Order
{
    public static IComparer<object> For(Type row, string orderBy)
    {
        var keys = orderBy.Split(',').Select(part => part.Trim()).Select(part => part.StartsWith('-')
            ? (Field: Field.Of(row, part[1..]), IsDescending: true)
            : (Field: Field.Of(row, part), IsDescending: false)).ToArray();
        var objectKey = keys.FirstOrDefault(k => k.Field.IsObject).Field;
        return objectKey is null
            ? Comparer<object>.Create((a, b) => keys.Select(k => By(k.Field, a, b) * (k.IsDescending ? -1 : 1)).FirstOrDefault(o => o != 0))
            : throw new FilterException($"'{objectKey.Name}' has no order.");
    }

    private static int By(Field field, object a, object b) => (field.Value(a), field.Value(b)) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string x, string y) => string.Compare(x, y, StringComparison.OrdinalIgnoreCase),
        (IComparable x, var y) => x.CompareTo(y),
        _ => 0,
    };
}
