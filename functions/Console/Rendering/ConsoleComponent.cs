using LoketFunctions.Components;
using LoketFunctions.Console.Requests;
using Microsoft.AspNetCore.Components;

namespace LoketFunctions.Console.Rendering;

/// <summary>A part of a page of the console.</summary>
public abstract class ConsoleComponent : LocalizedComponent
{
    /// <summary>Who asks, for what, in which language.</summary>
    [CascadingParameter]
    public ConsoleRequest Request { get; set; } = null!;

    /// <summary>A text of the console in the person's language.</summary>
    protected string In(string key, params IReadOnlyList<object?> arguments) => Request.In(key, arguments);

    /// <summary>Likewise, in the form that so many take.</summary>
    protected string InPlural(string key, int count, params IReadOnlyList<object?> arguments) => Request.InPlural(key, count, arguments);
}
