using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LoketFunctions.Tests;

/// <summary>
/// The public surface of an assembly as text, one line per type and per member, so that a stand-in can be compared with a listing
/// of the real thing. Left out, as reflection or a listing cannot say them alike: interfaces, constraints, attributes, operators,
/// nullable references, what a record makes by itself, and overrides of <see cref="object"/>'s methods.
/// </summary>
internal static class SurfaceListing
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
    };

    /// <summary>Header of each type that is visible outside, with the members it declares.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(Assembly assembly) =>
        assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).ToDictionary(Header, Members);

    /// <summary>Reads a listing in which members are indented below their type; other lines that end in no member are skipped.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Parse(IEnumerable<string> lines)
    {
        var types = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var members = new List<string>();
        foreach (var line in lines.Where(line => line.Length > 0 && !line.StartsWith('#')))
        {
            if (line.StartsWith(' '))
                members.Add(line.Trim());
            else
                types[line] = members = [];
        }

        return types;
    }

    /// <summary>What <paramref name="offered"/> has and <paramref name="real"/> has not; empty when nothing was invented.</summary>
    public static IEnumerable<string> Invented(
        IReadOnlyDictionary<string, IReadOnlyList<string>> offered, IReadOnlyDictionary<string, IReadOnlyList<string>> real)
    {
        foreach (var (type, members) in offered)
        {
            if (!real.TryGetValue(type, out var known))
                yield return type;
            else
            {
                foreach (var member in members.Except(known, StringComparer.Ordinal))
                    yield return $"{type} :: {member}";
            }
        }
    }

    private static string Header(Type type)
    {
        var name = (type.IsNested ? $"{type.DeclaringType!.FullName}." : $"{type.Namespace}.") + Name(type);
        if (type.IsEnum)
            return $"enum {name}";
        if (type.IsInterface)
            return $"interface {name}";
        if (type.IsValueType)
            return $"struct {name}";
        var modifier = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static ",
            (true, false) => "abstract ",
            (false, true) => "sealed ",
            _ => string.Empty,
        };
        var parent = type.BaseType is null || type.BaseType == typeof(object) ? string.Empty : $" : {Name(type.BaseType)}";
        return $"{modifier}class {name}{parent}";
    }

    private static IReadOnlyList<string> Members(Type type)
    {
        if (type.IsEnum)
            return [string.Join(", ", type.GetEnumNames())];
        var constructors = type.GetConstructors(Declared & ~BindingFlags.Static).Where(IsVisible)
            .Select(constructor => $"{Access(constructor)}new({Parameters(constructor)})");
        var methods = type.GetMethods(Declared)
            .Where(method => IsVisible(method) && !method.IsSpecialName && !IsGenerated(method) && method.GetBaseDefinition().DeclaringType != typeof(object))
            .OrderBy(method => method.Name, StringComparer.Ordinal)
            .Select(method => $"{Access(method)}{Modifier(method)}{Name(method.ReturnType)} {Name(method)}({Parameters(method)})");
        var properties = type.GetProperties(Declared).Where(property => Accessors(property).Any() && !IsGenerated(property))
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(Property);
        return [.. constructors, .. methods, .. properties];
    }

    private static string Property(PropertyInfo property)
    {
        var first = Accessors(property).First();
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        var accessors = string.Concat(Accessors(property).Select(accessor => accessor switch
        {
            _ when accessor == property.GetMethod => "get; ",
            _ when accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) => "init; ",
            _ => "set; ",
        }));
        return $"{Access(first)}{Modifier(first)}{Name(property.PropertyType)} {name} {{ {accessors}}}";
    }

    private static IEnumerable<MethodInfo> Accessors(PropertyInfo property) =>
        new[] { property.GetMethod, property.SetMethod }.OfType<MethodInfo>().Where(IsVisible);

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsGenerated(MemberInfo member) =>
        member.Name is "PrintMembers" or "EqualityContract" || member.IsDefined(typeof(CompilerGeneratedAttribute))
        || (member.Name is "Equals" && member.DeclaringType!.IsAssignableTo(typeof(IEquatable<>).MakeGenericType(member.DeclaringType!)));

    private static string Access(MethodBase method) => method.IsPublic ? string.Empty : "protected ";

    private static string Modifier(MethodInfo method) => method switch
    {
        { IsStatic: true } => "static ",
        { IsAbstract: true } => "abstract ",
        { IsVirtual: true } => "virtual ",
        _ => string.Empty,
    };

    private static string Parameters(MethodBase method)
    {
        var self = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : string.Empty;
        return self + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var direction = parameter switch
        {
            { IsOut: true } => "out ",
            { ParameterType.IsByRef: true } when parameter.IsDefined(typeof(InAttribute)) => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ => string.Empty,
        };
        var preset = parameter.HasDefaultValue
            ? " = " + (Convert.ToString(parameter.DefaultValue, CultureInfo.InvariantCulture) is { Length: > 0 } value ? value : "null")
            : string.Empty;
        return $"{direction}{Name(parameter.ParameterType)} {parameter.Name}{preset}";
    }

    private static string Name(MethodInfo method) =>
        method.IsGenericMethod ? $"{method.Name}<{Names(method.GetGenericArguments())}>" : method.Name;

    private static string Name(Type type)
    {
        if (type.IsByRef)
            return Name(type.GetElementType()!);
        if (type.IsArray)
            return $"{Name(type.GetElementType()!)}[]";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return $"{Name(underlying)}?";
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? type.Name : $"{type.Name[..tick]}<{Names(type.GetGenericArguments())}>";
    }

    private static string Names(IEnumerable<Type> types) => string.Join(',', types.Select(Name));
}
