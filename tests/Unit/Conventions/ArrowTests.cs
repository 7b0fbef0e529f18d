using System.Reflection;
using System.Text.RegularExpressions;

namespace LoketFunctions.Tests.Conventions;

/// <summary>Holds the folders of the app to the arrows between them: only downward, and from slice to slice only to Connections, from Export to Mapping, and from Console to all.</summary>
public sealed partial class ArrowTests
{
    /// <summary>What each folder of the shared ground may use besides itself.</summary>
    private static readonly Dictionary<string, string[]> Ground = new(StringComparer.Ordinal)
    {
        ["Loket"] = [],
        ["Failures"] = [],
        ["Time"] = [],
        ["Localization"] = ["Time"],
        ["Settings"] = [],
        ["Storage"] = ["Settings"],
        ["Telemetry"] = ["Loket", "Settings"],
        ["Mail"] = ["Settings", "Telemetry"],
        ["Http"] = ["Storage"],
        ["Outbound"] = ["Loket", "Settings"],
        ["Planner"] = ["Loket", "Security", "Settings", "Storage", "Telemetry"],
        ["Security"] = ["Http", "Planner", "Settings", "Storage"],
        ["Staff"] = ["Planner", "Storage"],
        ["Runs"] = ["Http", "Loket", "Planner", "Storage"],
    };

    /// <summary>
    /// One per feature. Connections holds what all of them act for; an export sends by the mapping that the user made; the console
    /// shows what the others do, through their operations (see <see cref="ConsoleTests"/>).
    /// </summary>
    private static readonly string[] Slices = ["Connections", "Sync", "Mapping", "Export", "Personnel", "Pension", "Console", "Monitoring", "Audit", "Notifications", "Privacy"];

    /// <summary>What every slice acts for, tells people by, writes down and answers for.</summary>
    private static readonly string[] Common = ["Connections", "Audit", "Notifications", "Privacy"];

    [Fact]
    public void Every_type_lies_in_a_known_folder()
    {
        Assert.Empty(App.Types.Select(type => App.FolderOf(type)!).Distinct().Except(Ground.Keys).Except(Slices));
        Assert.Empty(App.Sources.Select(FolderOf).OfType<string>().Distinct().Except(Ground.Keys).Except(Slices));
    }

    [Fact]
    public void Compiled_types_use_only_what_their_folder_may() =>
        Rule.Holds(
            from type in App.Types
            from used in UsedBy(type)
            let to = App.FolderOf(used)
            where to is not null && !MayUse(App.FolderOf(type)!, to)
            select $"{Il.Outermost(type).FullName} uses {used.FullName}");

    /// <summary>Constants and names are gone from compiled code, so the sources are read as well.</summary>
    [Fact]
    public void Sources_name_only_what_their_folder_may() =>
        Rule.Holds(
            from source in App.Sources
            let folder = FolderOf(source)
            where folder is not null
            from Match named in Using().Matches(source.Text)
            let to = named.Groups["folder"].Value
            where !MayUse(folder, to)
            select $"{source.Path} names {to}");

    [Fact]
    public void Planner_uses_nothing_of_Loket_but_its_failures() =>
        Rule.Holds(
            from type in App.Types
            where App.FolderOf(type) == "Planner"
            from used in UsedBy(type)
            where App.FolderOf(used) == "Loket" && used.Namespace != "LoketFunctions.Loket.Failures"
            select $"{type.FullName} uses {used.FullName}");

    internal static bool IsSlice(string folder) => Slices.Contains(folder);

    private static bool MayUse(string from, string to) =>
        from == to || (Ground.TryGetValue(from, out var allowed) ? allowed.Contains(to) : Ground.ContainsKey(to) || Common.Contains(to) || (from, to) == ("Export", "Mapping") || from == "Console");

    /// <summary>The folder below functions/; null for Program.cs, which composes everything.</summary>
    internal static string? FolderOf(SourceFile source) => source.Path.Split('/') is [_, var folder, _, ..] ? folder : null;

    /// <summary>Every type of the app that the type names in its members or in what its methods do.</summary>
    internal static HashSet<Type> UsedBy(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var used = new HashSet<Type>();
        Add(type.BaseType);
        foreach (var one in type.GetInterfaces().Concat(type.GetFields(All).Select(field => field.FieldType)))
            Add(one);
        foreach (var attribute in type.GetCustomAttributesData().Concat(type.GetMembers(All).SelectMany(member => member.GetCustomAttributesData())))
            AddMember(attribute.Constructor);
        foreach (var method in Il.MethodsOf(type))
        {
            AddMember(method);
            foreach (var local in method.GetMethodBody()?.LocalVariables ?? [])
                Add(local.LocalType);
            foreach (var operand in Il.Read(method).Select(instruction => instruction.Operand).OfType<MemberInfo>())
                AddMember(operand);
        }

        return used;

        void AddMember(MemberInfo member)
        {
            Add(member as Type ?? member.DeclaringType);
            switch (member)
            {
                case FieldInfo field:
                    Add(field.FieldType);
                    break;
                case MethodBase method:
                    foreach (var parameter in method.GetParameters())
                        Add(parameter.ParameterType);
                    Add((method as MethodInfo)?.ReturnType);
                    foreach (var argument in method.IsGenericMethod ? method.GetGenericArguments() : [])
                        Add(argument);
                    break;
                default:
                    break;
            }
        }

        void Add(Type? one)
        {
            if (one is null || !used.Add(one))
                return;
            Add(one.GetElementType());
            foreach (var argument in one.GetGenericArguments())
                Add(argument);
        }
    }

    [GeneratedRegex(@"\busing (static )?LoketFunctions\.(?<folder>\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Using();
}
