using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using LoketFunctions.Sandbox;

namespace LoketFunctions.Tests.Conventions;

/// <summary>Holds the app to the rules of its style that BannedSymbols.txt cannot express.</summary>
public sealed partial class StyleTests
{
    private const int MostLines = 200;
    private const int MostPositionalMembers = 12;
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Only_one_folder_knows_Amsterdam_time()
    {
        const string Zone = "Europe/" + "Amsterdam";
        Rule.Holds(
            from type in App.Types
            where App.FolderOf(type) != "Time"
            from method in Il.MethodsOf(type)
            from instruction in Il.Read(method)
            where instruction.Operand is MemberInfo member && IsOfTimeZones(member as Type ?? member.DeclaringType)
                || (instruction.Operand as string)?.Contains(Zone, StringComparison.Ordinal) == true
            select $"{Il.Outermost(type).FullName} knows a time zone.");

        static bool IsOfTimeZones(Type? type) =>
            type == typeof(TimeZoneInfo) || type?.Namespace?.StartsWith("NodaTime", StringComparison.Ordinal) == true;
    }

    /// <summary>But for components, which Razor makes public, and what they are given to show.</summary>
    [Fact]
    public void Nothing_is_public()
    {
        var shown = new HashSet<Type>();
        foreach (var component in App.Types.Where(App.IsComponent))
            Add(component);
        Rule.Holds(App.WrittenTypes.Where(type => type.IsVisible && !shown.Contains(type))
            .Select(type => $"{type.FullName} is public, and no page shows it."));

        void Add(Type type)
        {
            type = type.HasElementType ? type.GetElementType()! : type;
            foreach (var argument in type.GetGenericArguments())
                Add(argument);
            type = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
            if (type.Assembly != App.Assembly || !shown.Add(type))
                return;
            var used = type.GetProperties().Select(property => property.PropertyType)
                .Concat(type.GetConstructors().Cast<MethodBase>().Concat(
                    type.GetMethods()).SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType))
                .Concat(type.GetMethods().Select(method => method.ReturnType))
                .Concat(type.GetFields().Select(field => field.FieldType))
                .Concat(type.BaseType is { } ancestor ? [ancestor] : []);
            foreach (var one in used)
                Add(one);
        }
    }

    [Fact]
    public void Classes_are_sealed_static_or_abstract() => Rule.Holds(
        from type in App.WrittenTypes
        where type is { IsClass: true, IsSealed: false, IsAbstract: false } && !App.IsComponent(type)
        select $"{type.FullName} is open to derivation.");

    [Fact]
    public void No_static_state_changes() =>
        Rule.Holds(
            from type in App.WrittenTypes
            from field in type.GetFields(Declared)
            where field is { IsStatic: true, IsLiteral: false }
                && (!field.IsInitOnly || IsMadeToChange(field.FieldType) || IsOpenCollection(field))
            select $"{type.FullName}.{field.Name} is static state.");

    [Fact]
    public void Classes_of_functions_have_nothing_else_to_call() =>
        Rule.Holds(
            from type in App.Functions.Select(function => function.Method.DeclaringType!).Distinct()
            from method in type.GetMethods(Declared)
            where method.IsPublic && App.Functions.All(function => function.Method != method)
            select $"{type.FullName}.{method.Name} is public but no function.");

    /// <summary>Of more than a dozen values in a row nobody sees which is which: their members are named where one is made.</summary>
    [Fact]
    public void Records_of_many_members_name_them() =>
        Rule.Holds(
            from type in App.WrittenTypes
            where App.IsRecord(type)
            from constructor in type.GetConstructors(Declared)
            where constructor.GetParameters().Length > MostPositionalMembers
            select $"{type.FullName} has {constructor.GetParameters().Length} positional members.");

    [Fact]
    public void Files_are_short() =>
        Rule.Holds(
            from source in App.Sources
            let lines = source.Text.AsSpan().Count('\n')
            where lines > MostLines
            select $"{source.Path} has {lines} lines.");

    /// <summary>The width that .editorconfig says, which no compiler looks at.</summary>
    [Fact]
    public void Lines_hold_to_the_width()
    {
        var width = int.Parse(Width().Match(File.ReadAllText(Path.Combine(Repository.Root, ".editorconfig"))).Groups["width"].Value);
        Rule.Holds(
            from folder in new[] { "functions", "tests" }
            from file in App.Files(folder)
            where Path.GetExtension(file.Path) is ".cs" or ".razor"
            from line in file.Text.Split('\n').Index()
            where line.Item.Length > width
            select $"{file.Path}:{line.Index + 1} is {line.Item.Length} wide, of {width}.");
    }

    [Fact]
    public void There_is_one_build() =>
        Rule.Holds(
            from source in App.Sources
            where source.Text.Contains("#if ", StringComparison.Ordinal)
            select $"{source.Path} is compiled by condition.");

    /// <summary>What is called asynchronously from outside its class can be cancelled.</summary>
    [Fact]
    public void Async_methods_take_a_cancellation_token() =>
        Rule.Holds(
            from type in App.WrittenTypes
            where !type.IsAssignableTo(typeof(Delegate))
            from method in type.GetMethods(Declared)
            where method is { IsPrivate: false, IsSpecialName: false }
                && !method.Name.Contains('<', StringComparison.Ordinal)
                && IsAsync(method.ReturnType)
                && !IsGivenFromOutside(type, method)
            let parameters = method.GetParameters().Select(parameter => parameter.ParameterType).ToList()
            where !parameters.Contains(typeof(CancellationToken))
                && !parameters.Any(IsOrchestration)
                && !Uncancellable.Contains($"{type.Name}.{method.Name}")
            select $"{type.FullName}.{method.Name} takes no CancellationToken.");

    /// <summary>Called inside orchestrations, which end with their history and not with a token; and what waits for nothing.</summary>
    private static readonly string[] Uncancellable = ["FanOut.ForEachAsync", "HtmlRendering.ToTextAsync"];

    private static bool IsOrchestration(Type type) => type == typeof(Microsoft.DurableTask.TaskOrchestrationContext);

    private static bool IsAsync(Type type) =>
        type.IsAssignableTo(typeof(Task)) || type == typeof(ValueTask)
        || (type.IsGenericType
            && (type.GetGenericTypeDefinition() == typeof(ValueTask<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)));

    /// <summary>Implements an interface of ASP.NET Core's or of the worker's, which states the parameters.</summary>
    private static bool IsGivenFromOutside(Type type, MethodInfo method) =>
        !type.IsInterface && type.GetInterfaces().Where(one => one.Assembly != App.Assembly)
            .Any(one => type.GetInterfaceMap(one).TargetMethods.Contains(method));

    private static bool IsMadeToChange(Type type) =>
        type.Namespace == "System.Collections.Concurrent" || type == typeof(Lock) || type == typeof(SemaphoreSlim);

    private static bool IsOpenCollection(FieldInfo field) =>
        !field.IsPrivate && (field.FieldType.IsArray
            || field.FieldType.IsAssignableTo(typeof(IList))
            || field.FieldType.IsAssignableTo(typeof(IDictionary))
            || (field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(HashSet<>)));

    /// <summary>A dollar would let a line break follow.</summary>
    [Fact]
    public void Patterns_end_where_the_text_ends() => Rule.Holds(
        from type in App.Types
        from method in type.GetMethods(
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where method.GetCustomAttribute<GeneratedRegexAttribute>()?.Pattern.EndsWith('$') == true
        select $"{type.FullName}.{method.Name} ends with a dollar: \\z means the end");

    [GeneratedRegex(@"^max_line_length = (?<width>\d+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Width();
}
