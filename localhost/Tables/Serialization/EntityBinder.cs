using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;

namespace Azure.Data.Tables;

/// <summary>
/// Columns of a row from and to the public properties of a class. As in the real client, <see cref="DataMemberAttribute"/>
/// renames a column, <see cref="IgnoreDataMemberAttribute"/> leaves one out, and enums are stored by name.
/// </summary>
internal static class EntityBinder
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Member>> Members = new();

    public static IEnumerable<KeyValuePair<string, object?>> ToColumns(ITableEntity entity) => entity switch
    {
        IDictionary<string, object> columns => columns!,
        _ => MembersOf(entity.GetType())
            .Where(member => member.Property.CanRead)
            .Select(member => KeyValuePair.Create(member.Column, ToColumn(member.Property.GetValue(entity)))),
    };

    public static T ToEntity<T>(Dictionary<string, object> columns)
        where T : class, ITableEntity
    {
        if (typeof(T) == typeof(TableEntity))
            return (T)(object)new TableEntity(columns);

        var entity = Activator.CreateInstance<T>();
        foreach (var (property, column) in MembersOf(typeof(T)))
        {
            if (property.CanWrite && columns.TryGetValue(column, out var value))
                property.SetValue(entity, FromColumn(column, value, property.PropertyType));
        }

        return entity;
    }

    private static IReadOnlyList<Member> MembersOf(Type type) => Members.GetOrAdd(type, static key =>
    [
        .. key.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.GetIndexParameters().Length == 0 && !property.IsDefined(typeof(IgnoreDataMemberAttribute)))
            .Select(property => new Member(property, ColumnOf(property))),
    ]);

    private static string ColumnOf(PropertyInfo property) =>
        property.Name == nameof(ITableEntity.ETag)
            ? Columns.ETag
            : property.GetCustomAttribute<DataMemberAttribute>()?.Name ?? property.Name;

    private static object? ToColumn(object? value) => value switch
    {
        Enum name => name.ToString(),
        ETag etag => etag.ToString(),
        _ => value,
    };

    private static object FromColumn(string column, object value, Type propertyType)
    {
        var type = Nullable.GetUnderlyingType(propertyType) ?? propertyType;
        return value switch
        {
            _ when type.IsInstanceOfType(value) => value,
            string text when type.IsEnum => Enum.Parse(type, text),
            string text when type == typeof(ETag) => new ETag(text),
            int number when type == typeof(long) => (long)number,
            int or long when type == typeof(double) => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            DateTimeOffset moment when type == typeof(DateTime) => moment.UtcDateTime,
            byte[] bytes when type == typeof(BinaryData) => BinaryData.FromBytes(bytes),
            _ => throw new InvalidOperationException($"Column {column} holds a {value.GetType().Name}, which is no {type.Name}."),
        };
    }

    private sealed record Member(PropertyInfo Property, string Column);
}
