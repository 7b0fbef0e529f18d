using System.Reflection;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Localization;

namespace LoketFunctions.Tests.Conventions;

/// <summary>Every fault that the app's tables have, with something in the place of what varies.</summary>
internal static class InputFaultTable
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<InputFault> All() =>
        from type in App.Types
        where type is { IsAbstract: true, IsSealed: true }
        from fault in type.GetProperties(
            Own).Where(property => property.PropertyType == typeof(InputFault)).Select(property => property.GetValue(null))
            .Concat(type.GetMethods(
                Own).Where(method => !method.IsSpecialName && IsOfTable(method)).Select(method => method.Invoke(null, Sample(method))))
        select (InputFault)fault;

    private static bool IsOfTable(MethodInfo method) =>
        method.ReturnType == typeof(InputFault) && method.DeclaringType!.Name.EndsWith("Faults", StringComparison.Ordinal);

    private static object?[] Sample(MethodInfo method) => [.. method.GetParameters().Select(parameter => Sample(parameter.ParameterType))];

    private static object Sample(Type type) =>
        type == typeof(int) ? 7
        : type == typeof(Guid) ? Guid.Empty
        : type == typeof(ConnectionId) ? new ConnectionId("seven")
        : type == typeof(string) ? "seven"
        : type == typeof(LocalizedText) ? new LocalizedText(null, "seven", [])
        : new[] { "one", "two" };
}
