using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using LoketFunctions.Localhost.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LoketFunctions.Localhost.Functions;

/// <summary>The functions of an app, found by their attributes. What cannot be served is an error here, not on the first call.</summary>
internal sealed partial class FunctionCatalog
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly Dictionary<string, FunctionEntry> _functions;

    private FunctionCatalog(Dictionary<string, FunctionEntry> functions) => _functions = functions;

    public IReadOnlyCollection<FunctionEntry> All => _functions.Values;

    public IEnumerable<FunctionEntry> Http => All.Where(function => function.Route is not null);

    public IEnumerable<FunctionEntry> Timers => All.Where(function => function.Schedule is not null);

    /// <summary>Whether anything in the app needs the durable engine.</summary>
    public bool UsesDurable => All.Any(function =>
        function.IsOrchestrator || function.IsActivity ||
        function.Method.GetParameters().Any(parameter => parameter.IsDefined(typeof(DurableClientAttribute))));

    public FunctionEntry? Find(string name) => _functions.GetValueOrDefault(name);

    /// <exception cref="FunctionAppException">A function cannot be served; the message names it and says why.</exception>
    public static FunctionCatalog Discover(IEnumerable<Type> types, SettingNames settings)
    {
        // Names differ in more than case, as in Azure.
        var functions = new Dictionary<string, FunctionEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var method in types.Where(type => type.IsClass).SelectMany(type => type.GetMethods(Declared)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>()?.Name is not { } name)
                continue;
            var function = Describe(name, method, settings);
            if (!functions.TryAdd(name, function))
                throw Problem(name, $"{functions[name].EntryPoint} and {function.EntryPoint} share the name: give each its own.");
        }

        return new FunctionCatalog(functions);
    }

    private static FunctionEntry Describe(string name, MethodInfo method, SettingNames settings)
    {
        if (!AllowedName().IsMatch(name))
            throw Problem(name, "a name starts with a letter and has at most 128 letters, digits, '-' and '_'.");
        if (!method.IsPublic || method.IsGenericMethod || method.DeclaringType!.IsGenericType)
            throw Problem(name, $"{method.DeclaringType!.Name}.{method.Name} must be public and not generic, or Azure does not find it.");

        var triggers = method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes<TriggerBindingAttribute>()).ToList();
        if (triggers is not [var trigger])
            throw Problem(name, $"it has {triggers.Count} trigger parameters: give it one.");

        var function = new FunctionEntry(name, method, trigger)
        {
            ResultType = ResultType(name, method),
            Route = trigger is HttpTriggerAttribute http ? settings.Resolve(http.Route ?? name, name) : null,
            Schedule = trigger is TimerTriggerAttribute timer ? settings.Resolve(timer.Schedule, name) : null,
        };
        if (function.Retry is not null && function.Schedule is null)
            throw Problem(name, "it has a retry attribute, which only timers heed.");
        if (function is { Route: not null, ResultType: { } result } && result != typeof(object) && !result.IsAssignableTo(typeof(IResult)))
            throw Problem(name, $"it returns {result.Name}, of which the ASP.NET Core integration sends nothing: return an IResult.");
        return function with { Parameters = [.. method.GetParameters().Select(parameter => ParameterBinder.For(function, parameter))] };
    }

    private static Type? ResultType(string name, MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
            throw Problem(name, "it is 'async void', which nobody can wait for: return Task.");
        if (type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>)))
            throw Problem(name, "it returns a ValueTask, which is not awaited by every host: return Task.");
        if (type == typeof(void) || type == typeof(Task))
            return null;
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) ? type.GetGenericArguments()[0] : type;
    }

    internal static FunctionAppException Problem(string function, string what) => new($"Function '{function}' cannot start: {what}");

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9_-]{0,127}$", RegexOptions.None, 1000)]
    private static partial Regex AllowedName();
}
