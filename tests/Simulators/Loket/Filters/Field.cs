using System.Collections;
using System.Reflection;

namespace LoketFunctions.Simulators.Loket.Filters;

/// <summary>
/// A field of a row by its dotted name in any case, found by the row's type: it exists also where a row has null on the way.
/// </summary>
internal sealed class Field
{
    private readonly PropertyInfo[] _path;

    private Field(string name, PropertyInfo[] path)
    {
        Name = name;
        _path = path;
        Type = Nullable.GetUnderlyingType(path[^1].PropertyType) ?? path[^1].PropertyType;
    }

    public string Name { get; }

    public Type Type { get; }

    /// <summary>Gets a value indicating whether the field holds fields itself, so that it can only be compared with null.</summary>
    public bool IsObject => Type is { IsValueType: false } && Type != typeof(string);

    public static Field Of(Type row, string name)
    {
        var path = new List<PropertyInfo>();
        foreach (var part in name.Split('.'))
        {
            var property = row.GetProperty(part, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance);
            if (property is null || (property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(IEnumerable))))
            {
                throw new FilterException($"'{name}' is not a field that can be filtered or ordered on.");
            }

            path.Add(property);
            row = property.PropertyType;
        }

        return new Field(name, [.. path]);
    }

    public object? Value(object row)
    {
        object? value = row;
        foreach (var property in _path)
        {
            value = property.GetValue(value);
            if (value is null)
            {
                return null;
            }
        }

        return value;
    }
}
