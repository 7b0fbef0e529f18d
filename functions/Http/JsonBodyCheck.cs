using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LoketFunctions.Http;

internal enum JsonBodyFault
{
    /// <summary>In a list, or behind a key whose values are never nothing.</summary>
    Null,
    Twice,
    NotText,
}

/// <summary>
/// What no JSON body may hold, whatever it asks for, as its sender may read it otherwise than this app: a member twice, also by names that
/// differ in case only; null in a list, or behind a key where it means nothing; text that is no Unicode.
/// </summary>
internal static class JsonBodyCheck
{
    /// <param name="form">
    /// Tells the names of members from the keys of others, such as codes, of which two may differ in case only. Null: all are members.
    /// </param>
    /// <returns>The first such place, as in <c>contracts[2].name</c>, and what is wrong with it; null for none.</returns>
    public static (string Path, JsonBodyFault Fault)? FaultIn(JsonElement element, JsonTypeInfo? form = null, string path = "") =>
        element.ValueKind switch
        {
            JsonValueKind.Object => InObject(element, form, path),
            JsonValueKind.Array => element.EnumerateArray().Index()
                .Select(item => InItem(item.Item, Form(form, form?.ElementType), $"{path}[{item.Index}]"))
                .FirstOrDefault(fault => fault is not null),
            JsonValueKind.String when TextOf(element.GetString) is null => (path, JsonBodyFault.NotText),
            _ => null,
        };

    /// <returns>The first member that has to be there by <paramref name="form"/> and is not; null for none.</returns>
    public static string? MissingIn(JsonElement element, JsonTypeInfo form, string path = "") => (form.Kind, element.ValueKind) switch
    {
        (JsonTypeInfoKind.Object, JsonValueKind.Object) =>
            form.Properties.Select(member => MissingIn(element, form, member, path)).FirstOrDefault(place => place is not null),
        (JsonTypeInfoKind.Enumerable, JsonValueKind.Array) when form.Options.GetTypeInfo(form.ElementType!) is var items =>
            element.EnumerateArray().Index().Select(item => MissingIn(item.Item, items, $"{path}[{item.Index}]"))
                .FirstOrDefault(place => place is not null),
        _ => null,
    };

    private static string? MissingIn(JsonElement element, JsonTypeInfo form, JsonPropertyInfo member, string path)
    {
        var place = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
        var found = element.EnumerateObject().Where(one => one.Name.Equals(member.Name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found is [var one])
            return MissingIn(one.Value, form.Options.GetTypeInfo(member.PropertyType), place);
        return member.IsRequired || member.AssociatedParameter is { HasDefaultValue: false } ? place : null;
    }

    private static (string, JsonBodyFault)? InItem(JsonElement item, JsonTypeInfo? form, string path) =>
        item.ValueKind == JsonValueKind.Null ? (path, JsonBodyFault.Null) : FaultIn(item, form, path);

    private static (string, JsonBodyFault)? InObject(JsonElement element, JsonTypeInfo? form, string path)
    {
        // A body that is a dictionary as a whole has members by their names all the same, such as settings.
        var hasKeys = form?.Kind == JsonTypeInfoKind.Dictionary && path.Length > 0;
        var seen = new HashSet<string>(hasKeys ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        foreach (var member in element.EnumerateObject())
        {
            if (TextOf(() => member.Name) is not { } name)
                return (path.Length == 0 ? "body" : path, JsonBodyFault.NotText);
            var place = path.Length == 0 ? name : $"{path}.{name}";
            if (!seen.Add(name))
                return (place, JsonBodyFault.Twice);
            var property = PropertyOf(form, name);
            var held = Form(form, property?.PropertyType ?? form?.ElementType);
            if (FaultIn(member.Value, held, place) is { } fault)
                return fault;
            // What the type says of its values is looked up by reflection, so only where there is a null: bodies have many members.
            if (held?.Kind == JsonTypeInfoKind.Dictionary && NullIn(member.Value) is { } key && HasOnlyValues(property))
                return ($"{place}.{key}", JsonBodyFault.Null);
        }

        return null;
    }

    private static JsonPropertyInfo? PropertyOf(JsonTypeInfo? form, string name) => form?.Kind == JsonTypeInfoKind.Object
        ? form.Properties.FirstOrDefault(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        : null;

    /// <summary>A dictionary whose values are never null by its type. The serializer looks at members only, and lets null in.</summary>
    private static bool HasOnlyValues(JsonPropertyInfo? property) => property?.AttributeProvider is PropertyInfo member
        && new NullabilityInfoContext().Create(member).GenericTypeArguments is [_, { ReadState: NullabilityState.NotNull }];

    private static string? NullIn(JsonElement dictionary) => dictionary.ValueKind == JsonValueKind.Object
        ? dictionary.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.Null).Select(one => one.Name).FirstOrDefault()
        : null;

    private static JsonTypeInfo? Form(JsonTypeInfo? of, Type? type) => type is null ? null : of!.Options.GetTypeInfo(type);

    /// <summary>Null where bytes or escapes make no text.</summary>
    private static string? TextOf(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
