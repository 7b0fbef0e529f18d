using System.Reflection;
using System.Runtime.CompilerServices;

namespace LoketFunctions.Tests.Conventions;

/// <summary>Makes an instance of a type with <see cref="Marker"/> in every text that it holds, at any depth.</summary>
internal static class Sample
{
    public const string Marker = "Sanne0612345678";

    private static readonly Type[] Collections = [typeof(List<>), typeof(HashSet<>), typeof(Dictionary<,>)];

    public static object? Of(Type type, int depth = 0)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type == typeof(object))
            return Marker;
        if (type == typeof(Uri))
            return new Uri($"https://example.test/{Marker}");
        if (type == typeof(byte[]))
            return new byte[32];
        if (type.IsArray)
            return Filled(type.GetElementType()!, depth);
        // Of services that a record passes on; nothing prints those.
        if (type.Namespace == "System.Collections.Concurrent")
            return null;
        if (type.IsGenericType && type.Namespace == "System.Collections.Generic")
            return CollectionOf(type) is { } collection ? Filled(collection, type.GetGenericArguments(), depth) : null;
        if (type.Assembly != App.Assembly || type.IsEnum)
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        return type.IsAbstract || depth > 6 ? null : Made(type, depth);
    }

    /// <summary>Itself, or one that can stand for an interface; null for a comparer and the like.</summary>
    private static Type? CollectionOf(Type type)
    {
        var items = type.GetGenericArguments();
        return type.IsAbstract
            ? Collections.Where(one => one.GetGenericArguments().Length == items.Length).Select(one => one.MakeGenericType(items))
                .FirstOrDefault(type.IsAssignableFrom)
            : type;
    }

    private static Array Filled(Type item, int depth)
    {
        var made = Array.CreateInstance(item, 1);
        made.SetValue(Of(item, depth + 1), 0);
        return made;
    }

    private static object Filled(Type collection, Type[] items, int depth)
    {
        var made = Activator.CreateInstance(collection)!;
        if (items.Select(item => Of(item, depth + 1)).ToArray() is var values && values.All(value => value is not null))
            collection.GetMethod("Add", items)?.Invoke(made, values);
        return made;
    }

    private static object Made(Type type, int depth)
    {
        var made = RuntimeHelpers.GetUninitializedObject(type);
        for (var at = type; at is not null && at != typeof(object); at = at.BaseType)
        {
            foreach (var field in at.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                field.SetValue(made, Of(field.FieldType, depth + 1));
        }

        return made;
    }
}
