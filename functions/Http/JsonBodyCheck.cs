using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LoketFunctions.Http;

internal enum JsonBodyFault
{
    /// <summary>In a list.</summary>
    Null,
    Twice,
    NotText,
}

/// <summary>
/// What no JSON body may hold, whatever it asks for, as its sender may read it otherwise than this app: a member twice, also by names that
/// differ in case only; null in a list; text that is no Unicode.
/// </summary>
internal static class JsonBodyCheck
{
    /// <returns>The first such place, as in <c>contracts[2].name</c>, and what is wrong with it; null for none.</returns>
    public static (string Path, JsonBodyFault Fault)? FaultIn(JsonElement element, string path = "") => element.ValueKind switch
    {
        JsonValueKind.Object => InObject(element, path),
        JsonValueKind.Array => element.EnumerateArray().Index().Select(item => InItem(item.Item, $"{path}[{item.Index}]")).FirstOrDefault(fault => fault is not null),
        JsonValueKind.String when TextOf(element.GetString) is null => (path, JsonBodyFault.NotText),
        _ => null,
    };

    /// <returns>The first member that has to be there by <paramref name="form"/> and is not; null for none.</returns>
    public static string? MissingIn(JsonElement element, JsonTypeInfo form, string path = "") => (form.Kind, element.ValueKind) switch
    {
        (JsonTypeInfoKind.Object, JsonValueKind.Object) => form.Properties.Select(member => MissingIn(element, form, member, path)).FirstOrDefault(place => place is not null),
        (JsonTypeInfoKind.Enumerable, JsonValueKind.Array) when form.Options.GetTypeInfo(form.ElementType!) is var items =>
            element.EnumerateArray().Index().Select(item => MissingIn(item.Item, items, $"{path}[{item.Index}]")).FirstOrDefault(place => place is not null),
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

    private static (string, JsonBodyFault)? InItem(JsonElement item, string path) => item.ValueKind == JsonValueKind.Null ? (path, JsonBodyFault.Null) : FaultIn(item, path);

    private static (string, JsonBodyFault)? InObject(JsonElement element, string path)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in element.EnumerateObject())
        {
            if (TextOf(() => member.Name) is not { } name)
                return (path.Length == 0 ? "body" : path, JsonBodyFault.NotText);
            var place = path.Length == 0 ? name : $"{path}.{name}";
            if (!seen.Add(name))
                return (place, JsonBodyFault.Twice);
            if (FaultIn(member.Value, place) is { } fault)
                return fault;
        }

        return null;
    }

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
