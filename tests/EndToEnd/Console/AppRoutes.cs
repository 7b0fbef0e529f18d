using System.Reflection;
using System.Runtime.Loader;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>A function of the built app that answers HTTP, by one of its methods.</summary>
/// <param name="Route">Below /api, with its parameters in braces.</param>
internal sealed record AppRoute(string Function, string Method, string Route)
{
    /// <summary>Reached by whoever has the address: they tell nothing, or guard themselves by one-time values.</summary>
    private static readonly HashSet<string> Open = [
        "Health", "Ready", "ConnectStart", "ConnectConfirm", "ConnectCallback", "DownloadFile", "ConsoleOpen", "ConsoleAsset"];

    public bool IsOpen => Open.Contains(Function);

    /// <summary>Ends the connection that it is called with: pressed with one's own, that is gone and shows nothing any more.</summary>
    public bool EndsConnection => Function is "Disconnect" or "ConsoleEndConnection";

    /// <summary>For people with a session; the others are for planners, who sign.</summary>
    public bool IsPage => Function.StartsWith("Console", StringComparison.Ordinal);

    /// <summary>For the operator, whose secrets no planner has.</summary>
    public bool IsOperators => Route.StartsWith("operator/", StringComparison.Ordinal);

    /// <summary>Closed in a connection where it is not set, whatever it names.</summary>
    public bool IsBySetting => Function == "GetDocument" || Function.Contains("AttributeMapping", StringComparison.Ordinal);

    public bool IsOfConnection => Names("connectionId");

    /// <summary>It names something within a connection: an administration, a run, an employee.</summary>
    public bool IsDeep => IsOfConnection && Route.Split('{').Skip(1).Count(
        hole => !hole.StartsWith("planner}", StringComparison.Ordinal) && !hole.StartsWith("account}", StringComparison.Ordinal)) > 1;

    public override string ToString() => $"{Method} {Function}";

    private bool Names(string parameter) => Route.Contains($"{{{parameter}", StringComparison.Ordinal);
}

/// <summary>All of them, from the app as it was built, so that a new one is attacked before anybody thought of it.</summary>
internal static class AppRoutes
{
    private const BindingFlags Methods =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<AppRoute> All { get; } = [.. Read()];

    private static IEnumerable<AppRoute> Read()
    {
        // In a context of its own: the tests know the app only from outside.
        var main = Path.Combine(BuiltApp.Folder(), "LoketFunctions.dll");
        var resolver = new AssemblyDependencyResolver(main);
        var context = new AssemblyLoadContext("the app's routes");
        context.Resolving += (own, name) => resolver.ResolveAssemblyToPath(name) is { } path ? own.LoadFromAssemblyPath(path) : null;
        return from type in context.LoadFromAssemblyPath(main).GetTypes()
               from method in type.GetMethods(Methods)
               let function = Find(method.CustomAttributes, "FunctionAttribute")
               where function is not null
               from parameter in method.GetParameters()
               let trigger = Find(parameter.CustomAttributes, "HttpTriggerAttribute")
               where trigger is not null
               let route = (string)trigger.NamedArguments.Single(argument => argument.MemberName == "Route").TypedValue.Value!
               from verb in (IEnumerable<CustomAttributeTypedArgument>)trigger.ConstructorArguments[1].Value!
               select new AppRoute((string)function.ConstructorArguments[0].Value!, ((string)verb.Value!).ToUpperInvariant(), route);
    }

    private static CustomAttributeData? Find(IEnumerable<CustomAttributeData> attributes, string name) =>
        attributes.FirstOrDefault(attribute => attribute.AttributeType.Name == name);
}
