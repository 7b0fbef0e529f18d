using System.ComponentModel;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LoketFunctions.Localhost.Http;

/// <summary>Route values as the parameters of the same name.</summary>
internal static class RouteValue
{
    private static readonly HashSet<Type> Types =
    [
        typeof(string), typeof(int), typeof(long), typeof(short), typeof(decimal), typeof(double), typeof(bool), typeof(Guid),
        typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly),
    ];

    public static bool CanBe(Type type) => Types.Contains(Nullable.GetUnderlyingType(type) ?? type);

    public static object? Read(HttpContext http, ParameterInfo parameter)
    {
        var text = http.GetRouteValue(parameter.Name!)?.ToString();
        if (text is null || parameter.ParameterType == typeof(string))
            return text;
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException)
        {
            throw new InvalidOperationException($"The address has no valid {parameter.Name}: give it a constraint in the route.", exception);
        }
    }
}
