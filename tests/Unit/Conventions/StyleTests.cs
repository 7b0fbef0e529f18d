using System.Collections;
using System.Reflection;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Tests.Conventions;

/// <summary>Holds the app to the rules of its style that a test can hold.</summary>
public sealed class StyleTests
{
    private const int MostLines = 200;
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>What the app does in one place only, or never, and what it does instead.</summary>
    private static readonly (Type Type, string Member, string Instead)[] Forbidden =
    [
        (typeof(DateTime), "get_Now", "TimeProvider"),
        (typeof(DateTime), "get_Today", "AmsterdamTime"),
        (typeof(DateTime), "get_UtcNow", "TimeProvider"),
        (typeof(DateTimeOffset), "get_Now", "TimeProvider"),
        (typeof(DateTimeOffset), "get_UtcNow", "TimeProvider"),
        (typeof(Guid), "NewGuid", "SecureRandom"),
        (typeof(Random), ".ctor", "SecureRandom"),
        (typeof(Random), "get_Shared", "SecureRandom"),
        (typeof(Thread), "Sleep", "Task.Delay with the TimeProvider"),
        (typeof(HttpClient), ".ctor", "IHttpClientFactory"),
        (typeof(Environment), "GetEnvironmentVariable", "IConfiguration"),
        (typeof(System.Console), "WriteLine", "ILogger"),
    ];

    [Fact]
    public void Nothing_is_done_behind_the_back_of_the_clock_and_the_factories() =>
        Rule.Holds(
            from call in Calls()
            from forbidden in Forbidden
            where call.Member.DeclaringType == forbidden.Type && call.Member.Name == forbidden.Member
            select $"{call.From.FullName} calls {forbidden.Type.Name}.{forbidden.Member}; use {forbidden.Instead}.");

    [Fact]
    public void Delays_pass_on_the_apps_clock() =>
        Rule.Holds(
            from call in Calls()
            where call.Member is MethodInfo { Name: nameof(Task.Delay) } delay && delay.DeclaringType == typeof(Task)
                && delay.GetParameters().All(parameter => parameter.ParameterType != typeof(TimeProvider))
            select $"{call.From.FullName} delays without a TimeProvider.");

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

        static bool IsOfTimeZones(Type? type) => type == typeof(TimeZoneInfo) || type?.Namespace?.StartsWith("NodaTime", StringComparison.Ordinal) == true;
    }

    [Fact]
    public void Logs_are_written_by_logger_messages_only() =>
        Rule.Holds(
            from call in Calls()
            where call.Member.DeclaringType == typeof(LoggerExtensions)
                || (call.Member is { Name: nameof(ILogger.Log) } && call.Member.DeclaringType == typeof(ILogger))
            select $"{call.From.FullName} logs without [LoggerMessage].");

    [Fact]
    public void Nothing_is_public() => Rule.Holds(App.WrittenTypes.Where(type => type.IsVisible).Select(type => $"{type.FullName} is public."));

    [Fact]
    public void Classes_are_sealed_static_or_abstract() =>
        Rule.Holds(App.WrittenTypes.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }).Select(type => $"{type.FullName} is open to derivation."));

    [Fact]
    public void No_static_state_changes() =>
        Rule.Holds(
            from type in App.WrittenTypes
            from field in type.GetFields(Declared)
            where field is { IsStatic: true, IsLiteral: false } && (!field.IsInitOnly || IsMadeToChange(field.FieldType) || IsOpenCollection(field))
            select $"{type.FullName}.{field.Name} is static state.");

    [Fact]
    public void Classes_of_functions_have_nothing_else_to_call() =>
        Rule.Holds(
            from type in App.Functions.Select(function => function.Method.DeclaringType!).Distinct()
            from method in type.GetMethods(Declared)
            where method.IsPublic && App.Functions.All(function => function.Method != method)
            select $"{type.FullName}.{method.Name} is public but no function.");

    [Fact]
    public void Files_are_short() =>
        Rule.Holds(
            from source in App.Sources
            let lines = source.Text.AsSpan().Count('\n')
            where lines > MostLines
            select $"{source.Path} has {lines} lines.");

    [Fact]
    public void Sources_are_the_same_in_every_build() =>
        Rule.Holds(
            from source in App.Sources
            where source.Text.Contains("#if ", StringComparison.Ordinal)
            select $"{source.Path} is compiled in part.");

    /// <summary>What is called asynchronously from outside its class can be cancelled.</summary>
    [Fact]
    public void Async_methods_take_a_cancellation_token() =>
        Rule.Holds(
            from type in App.WrittenTypes
            where !type.IsAssignableTo(typeof(Delegate))
            from method in type.GetMethods(Declared)
            where method is { IsPrivate: false, IsSpecialName: false } && !method.Name.Contains('<', StringComparison.Ordinal) && IsAsync(method.ReturnType) && !IsGivenFromOutside(type, method)
            let parameters = method.GetParameters().Select(parameter => parameter.ParameterType).ToList()
            where !parameters.Contains(typeof(CancellationToken)) && !parameters.Any(IsOrchestration) && !Uncancellable.Contains($"{type.Name}.{method.Name}")
            select $"{type.FullName}.{method.Name} takes no CancellationToken.");

    /// <summary>Called inside orchestrations, which end with their history and not with a token.</summary>
    private static readonly string[] Uncancellable = ["FanOut.ForEachAsync"];

    private static bool IsOrchestration(Type type) => type == typeof(Microsoft.DurableTask.TaskOrchestrationContext);

    private static bool IsAsync(Type type) =>
        type.IsAssignableTo(typeof(Task)) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ValueTask<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)));

    /// <summary>Implements an interface of ASP.NET Core's or of the worker's, which states the parameters.</summary>
    private static bool IsGivenFromOutside(Type type, MethodInfo method) =>
        !type.IsInterface && type.GetInterfaces().Where(one => one.Assembly != App.Assembly).Any(one => type.GetInterfaceMap(one).TargetMethods.Contains(method));

    private static bool IsMadeToChange(Type type) =>
        type.Namespace == "System.Collections.Concurrent" || type == typeof(Lock) || type == typeof(SemaphoreSlim);

    private static bool IsOpenCollection(FieldInfo field) =>
        !field.IsPrivate && (field.FieldType.IsArray || field.FieldType.IsAssignableTo(typeof(IList)) || field.FieldType.IsAssignableTo(typeof(IDictionary))
            || (field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(HashSet<>)));

    /// <summary>What the written code calls; what generators wrote is theirs.</summary>
    private static IEnumerable<(Type From, MemberInfo Member)> Calls() =>
        from type in App.Types
        where !type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute))
        from method in Il.MethodsOf(type)
        where !method.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute))
        from instruction in Il.Read(method)
        where instruction.Operand is MethodBase
        select (Il.Outermost(type), (MemberInfo)instruction.Operand!);
}
