using System.Reflection;
using System.Text.RegularExpressions;
using LoketFunctions.Connections;
using LoketFunctions.Security;
using LoketFunctions.Tests.Conventions.OpenApi;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Tests.Conventions;

/// <summary>Holds the console to the API's door, and its pages to what keeps them safe.</summary>
public sealed partial class ConsoleTests
{
    private const string Operations = "Operations";

    /// <summary>For reports, which are kept as files and bring their style along.</summary>
    private const string EmbeddedStyle = "functions/Components/EmbeddedStyle.razor";

    /// <summary>Read requests and settings; they do nothing.</summary>
    private static readonly Type[] Harmless = [typeof(ConnectionSettings)];

    /// <summary>Pages see operations, what these answer, and words: never a store or a client of a slice.</summary>
    [Fact]
    public void Pages_go_through_operations_only() =>
        Rule.Holds(
            from type in App.Types
            where App.FolderOf(type) == ApiDocument.Console && !Il.Outermost(type).Name.EndsWith(Operations, StringComparison.Ordinal)
            from used in ArrowTests.UsedBy(type).Select(one => Il.Outermost(one.GetElementType() ?? one)).Distinct()
            where App.FolderOf(used) is { } folder && folder != ApiDocument.Console && ArrowTests.IsSlice(folder) && !IsSeen(used)
            select $"{Il.Outermost(type).FullName} uses {used.FullName}; pages use operations.");

    /// <summary>What a person can do in the console, a planner can do by the documented API.</summary>
    [Fact]
    public void Every_operation_is_a_function_of_the_API()
    {
        var called = ApiDocument.Functions.SelectMany(function => Il.ReadReachable(function.Method))
            .Select(instruction => instruction.Operand).OfType<MethodInfo>().Select(method => (method.DeclaringType, method.Name))
            .ToHashSet();
        Rule.Holds(
            from type in App.WrittenTypes
            where type.Name.EndsWith(Operations, StringComparison.Ordinal) && App.FolderOf(type) != ApiDocument.Console
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where !called.Contains((method.DeclaringType, method.Name))
            select $"{type.FullName}.{method.Name} is no function of the API.");
    }

    [Fact]
    public void Pages_are_functions_that_the_gate_knows() =>
        Rule.Holds(
            from function in App.Functions
            where App.FolderOf(function.Method.DeclaringType!) == ApiDocument.Console && !ApiDocument.Functions.Contains(function)
            where !function.Name.StartsWith(ApiDocument.Console, StringComparison.Ordinal)
                || (function.Trigger<HttpTriggerAttribute>() is not null
                    && CallerProofTests.ProofOf(function) is not (CallerProof.ConsoleSession or CallerProof.OpenPage))
            select $"{function.Name} is a page and its name does not begin with {ApiDocument.Console}, or it is not verified as one.");

    [Fact]
    public void Only_the_gate_names_who_comes_without_a_session()
    {
        Assert.Equal(["ConsoleAsset", "ConsoleOpen"], CallerProofTests.Named(CallerProof.OpenPage));
        var pages = App.Functions.Where(function => CallerProofTests.ProofOf(function) == CallerProof.ConsoleSession);
        Assert.All(pages, page => Assert.Equal(ApiDocument.Console, App.FolderOf(page.Method.DeclaringType!)));
    }

    [Fact]
    public void Pages_hold_no_script_or_style_of_their_own() =>
        Rule.Holds(
            from source in Pages()
            where source.Path.Split('/') is [_, ApiDocument.Console or "Components", ..] && source.Path != EmbeddedStyle
            from Match found in Inline().Matches(source.Text)
            select $"{source.Path}: {found.Value}");

    /// <summary>Razor encodes every hole; the style sheet inside a report is the app's own.</summary>
    [Fact]
    public void Nothing_makes_HTML_of_text() =>
        Rule.Holds(
            from source in App.Sources
            where source.Path != EmbeddedStyle
            from Match found in Unencoded().Matches(source.Text)
            select $"{source.Path}: {found.Value}");

    [Fact]
    public void HTML_is_written_in_components_only() =>
        Rule.Holds(
            from source in App.Sources
            where source.Path.EndsWith(".cs", StringComparison.Ordinal)
            from Match found in Tag().Matches(source.Text)
            where !source.Text[(source.Text.LastIndexOf('\n', found.Index) + 1)..found.Index].TrimStart().StartsWith(
                "//", StringComparison.Ordinal)
            select $"{source.Path}: {found.Value}");

    private static bool IsSeen(Type type) =>
        type.IsEnum || type is { IsAbstract: true, IsSealed: true } || type.Name.EndsWith(Operations, StringComparison.Ordinal)
        || type.GetMethod("<Clone>$") is not null || Harmless.Contains(type);

    private static IEnumerable<SourceFile> Pages() => App.Sources.Where(source => source.Path.EndsWith(".razor", StringComparison.Ordinal));

    [GeneratedRegex(@"<script(?! src=)|<style|\sstyle=""(?!@)|\son\w+=""(?!@)|javascript:", RegexOptions.CultureInvariant
        | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inline();

    [GeneratedRegex(
        @"MarkupString|AddMarkupContent|\bHtmlString|AppendHtml", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unencoded();

    [GeneratedRegex("</[a-z]+[0-9]?>|<(p|div|span|a|br|h[1-6]|table|t[dhr]|ul|li|form|input|button|html|head|body)( [a-z-]+=|>)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
