using System.Globalization;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Requests;

/// <summary>A request of a person in the console, let in by <c>ConsoleAuth</c>.</summary>
/// <param name="FormToken">What the forms of the page carry.</param>
/// <param name="Input">The fields of the form that was sent; empty where none was.</param>
/// <param name="ReturnAddress">Back to the planner; null: nowhere.</param>
/// <param name="Product">The planner's name, as its users know it.</param>
public sealed record ConsoleRequest(
    HttpRequest Http, Caller Caller, string FormToken, IFormCollection Input, ConsolePaths Paths, string? ReturnAddress, string Product)
{
    public string Language => Caller.Language!;

    /// <summary>Numbers, dates and moments in the person's form.</summary>
    public ReaderFormat Reader { get; } = new(Caller.Language!);

    /// <summary>A form was sent, and its token is right.</summary>
    public bool IsPost => HttpMethods.IsPost(Http.Method);

    /// <summary>Which button of the page was pressed.</summary>
    public string? Action => Text("action");

    /// <summary>A text of the console in the person's language.</summary>
    public string In(string key, params IReadOnlyList<object?> arguments) => Reader.In(ConsoleTexts.Of(key, arguments));

    /// <summary>Likewise, in the form that so many take.</summary>
    public string InPlural(string key, int count, params IReadOnlyList<object?> arguments) =>
        Reader.In(ConsoleTexts.Plural(key, count, arguments));

    /// <summary>A field of the form that was sent, trimmed; null where it is absent or empty.</summary>
    public string? Text(string field) => Input[field].FirstOrDefault()?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>All values of a field: ticked boxes.</summary>
    public IReadOnlyList<string> Texts(string field) => [.. Input[field].OfType<string>()];

    public int? Number(string field) => ToNumber(Text(field));

    /// <summary>A value of the address; never a name of a person, as addresses are logged by others.</summary>
    public string? Query(string name) => Http.Query[name].FirstOrDefault() is { Length: > 0 } text ? text : null;

    public int? QueryNumber(string name) => ToNumber(Query(name));

    /// <summary>The page that the address asks for, of a list of so many, or the nearest that there is.</summary>
    /// <param name="field">By which it asks.</param>
    public PageQuery PageOf(int count, string field = "page") =>
        PageQuery.First with { Page = Math.Clamp(QueryNumber(field) ?? 1, 1, Math.Max(PageQuery.First.PagesOf(count), 1)) };

    /// <summary>Sends the browser on after a form did its work, so that a reload does not do it again.</summary>
    /// <param name="done">Key of <c>DoneWords</c>, shown on the page; null for none.</param>
    public IResult GoTo(string path, string? done = null)
    {
        Http.HttpContext.Response.Headers.Location = done is null
            ? path
            : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={done}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    public override string ToString() => nameof(ConsoleRequest);

    private static int? ToNumber(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

internal static class ConsoleRequestContext
{
    private static readonly object Key = new();

    public static void SetConsoleRequest(this FunctionContext context, ConsoleRequest request) => context.Items[Key] = request;

    /// <summary>Throws where <c>ConsoleAuth</c> let no person in.</summary>
    public static ConsoleRequest GetConsoleRequest(this FunctionContext context) => (ConsoleRequest)context.Items[Key];
}
