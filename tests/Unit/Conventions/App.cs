using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using LoketFunctions.Http;
using LoketFunctions.Sandbox;
using Microsoft.AspNetCore.Components;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Tests.Conventions;

/// <summary>A file of the sources; <paramref name="Path"/> is relative to the repository, with slashes.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public override string ToString() => Path;
}

/// <summary>A function of the app with its name.</summary>
internal sealed record AppFunction(string Name, MethodInfo Method)
{
    public ParameterInfo? Trigger<T>()
        where T : Attribute => Method.GetParameters().FirstOrDefault(parameter => parameter.IsDefined(typeof(T)));
}

/// <summary>The app under test, as compiled and as written.</summary>
internal static partial class App
{
    private const string Root = nameof(LoketFunctions) + ".";

    public static Assembly Assembly { get; } = typeof(Problem).Assembly;

    /// <summary>Every type in a folder of the app, those of the compiler inside them included.</summary>
    public static IReadOnlyList<Type> Types { get; } = [.. Assembly.GetTypes().Where(type => FolderOf(type) is not null)];

    /// <summary>The types that somebody wrote.</summary>
    public static IReadOnlyList<Type> WrittenTypes { get; } = [.. Types.Where(type => !IsMadeByCompiler(type))];

    public static IReadOnlyList<AppFunction> Functions { get; } =
    [
        .. from type in Types
           from method in type.GetMethods(
               BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
           where method.IsDefined(typeof(FunctionAttribute))
           select new AppFunction(method.GetCustomAttribute<FunctionAttribute>()!.Name, method),
    ];

    public static IReadOnlyList<SourceFile> Sources { get; } = [
        .. Files("functions").Where(file => Path.GetExtension(file.Path) is ".cs" or ".razor")];

    /// <summary>
    /// The first part of the namespace below the app's own, which is the folder; null for Program and what is not the app's.
    /// </summary>
    public static string? FolderOf(Type type) =>
        type.Assembly == Assembly && type.Namespace is { } space && space.StartsWith(Root, StringComparison.Ordinal)
            ? space[Root.Length..].Split('.')[0]
            : null;

    public static bool IsMadeByCompiler(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute))
        || type.Name.Contains('<', StringComparison.Ordinal) || (type.DeclaringType is { } outer && IsMadeByCompiler(outer));

    /// <summary>Made of a .razor file, or what such files derive from.</summary>
    public static bool IsComponent(Type type) => type.IsAssignableTo(typeof(ComponentBase)) || type.Name == "_Imports";

    public static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null
        || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null);

    /// <summary>All text files below a folder of the repository, without what builds and installs put there.</summary>
    public static IEnumerable<SourceFile> Files(string folder)
    {
        var root = Repository.Root;
        return Directory.EnumerateFiles(Path.Combine(root, folder), "*",
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Select(file => (file, path: Path.GetRelativePath(root, file).Replace('\\', '/')))
            .Where(entry => !Left().IsMatch(entry.path))
            .Select(entry => new SourceFile(entry.path, File.ReadAllText(entry.file)));
    }

    [GeneratedRegex(@"(^|/)(bin|obj|node_modules|\.git|\.vs|\.vscode|artifacts|TestResults)(/|$)|^local\.settings\.json$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Left();
}
