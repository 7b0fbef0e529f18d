using LoketFunctions.Console.Auth;
using LoketFunctions.Http;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Rendering;

/// <summary>Forms, their fields and their faults. Every form carries the session's token.</summary>
internal static class Forms
{
    public static IHtmlContent Form(this ConsoleRequest request, string path, IHtmlContent content, string css = "") => Html($"""
        <form method="post" action="{path}" class="{css}">
        <input type="hidden" name="{FormToken.Field}" value="{request.FormToken}">
        {content}
        </form>
        """);

    /// <summary>A form that is one button.</summary>
    /// <param name="action">Value of the field "action".</param>
    /// <param name="confirm">What is asked before it is sent, where script runs; null: nothing.</param>
    public static IHtmlContent ButtonForm(this ConsoleRequest request, string path, string action, string text, string css = "", string? confirm = null) =>
        request.Form(path, Button(text, action, css, confirm), "inline");

    public static IHtmlContent Button(string text, string action, string css = "", string? confirm = null) => Html(
        $"<button name=\"action\" value=\"{action}\" class=\"{css}\"{When(confirm is not null, () => $" data-confirm=\"{confirm}\"")}>{text}</button>");

    public static IHtmlContent Hidden(string name, string? value) => Html($"<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");

    /// <param name="type">text, email, number, time, search, password.</param>
    /// <param name="autocomplete">As HTML names it.</param>
    public static IHtmlContent TextField(Field field, string type = "text", string autocomplete = "off") => Wrapped(field, Html(
        $"<input id=\"{field.Name}\" name=\"{field.Name}\" type=\"{type}\" value=\"{field.Value}\" autocomplete=\"{autocomplete}\"{Described(field)}>"));

    public static IHtmlContent TextArea(Field field, int rows = 3) => Wrapped(field, Html(
        $"<textarea id=\"{field.Name}\" name=\"{field.Name}\" rows=\"{rows}\"{Described(field)}>{field.Value}</textarea>"));

    public static IHtmlContent SelectField(Field field, IEnumerable<(string Value, string Text)> options) => Wrapped(field, Html($"""
        <select id="{field.Name}" name="{field.Name}"{Described(field)}>
        {Each(options, option => $"<option value=\"{option.Value}\"{When(option.Value == (field.Value ?? ""), () => $" selected")}>{option.Text}</option>")}
        </select>
        """));

    public static IHtmlContent CheckField(Field field, bool isOn) => Html($"""
        <div class="field check">
        <input id="{field.Name}" name="{field.Name}" type="checkbox" value="true"{When(isOn, () => $" checked")}{Described(field)}>
        <label for="{field.Name}">{field.Label}</label>
        {Hint(field)}{Fault(field)}
        </div>
        """);

    /// <summary>As <see cref="Faults(ConsoleRequest, Problem?, Func{string, InputFault, string})"/>, in the words that every fault has.</summary>
    public static IHtmlContent Faults(this ConsoleRequest request, Problem? problem) => request.Faults(problem, (_, fault) => FaultWords.Of(fault, request.Language));

    /// <summary>What is wrong with a form, at its top: read to people at once, each fault a link to its field.</summary>
    public static IHtmlContent Faults(this ConsoleRequest request, Problem? problem, Func<string, InputFault, string> faultWords)
    {
        if (problem is null)
            return Nothing;
        var words = ProblemWords.Of(problem);
        return Html($"""
            <div class="notice bad" role="alert" tabindex="-1" id="faults">
            <p><strong>{words.Title.In(request.Language)}</strong> {words.ToDo.In(request.Language)}</p>
            {When(problem.Faults is { Count: > 0 }, () => $"<ul>{Each(problem.Faults!, fault => $"<li><a href=\"#{fault.Key}\">{faultWords(fault.Key, fault.Value)}</a></li>")}</ul>")}
            </div>
            """);
    }

    private static IHtmlContent Wrapped(Field field, IHtmlContent control) => Html($"""
        <div class="field">
        <label for="{field.Name}">{field.Label}</label>
        {Hint(field)}{control}{Fault(field)}
        </div>
        """);

    private static IHtmlContent Hint(Field field) => When(field.Hint is not null, () => $"<p class=\"hint\" id=\"{field.Name}-hint\">{field.Hint}</p>");

    private static IHtmlContent Fault(Field field) => When(field.Fault is not null, () => $"<p class=\"fault\" id=\"{field.Name}-fault\">{field.Fault}</p>");

    private static IHtmlContent Described(Field field)
    {
        var ids = string.Join(' ', new[] { field.Hint is null ? null : $"{field.Name}-hint", field.Fault is null ? null : $"{field.Name}-fault" }.OfType<string>());
        return All(
            When(ids.Length > 0, () => $" aria-describedby=\"{ids}\""),
            When(field.Fault is not null, () => $" aria-invalid=\"true\""));
    }
}
