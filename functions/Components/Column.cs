using Microsoft.AspNetCore.Components;

namespace LoketFunctions.Components;

/// <summary>A column of a <see cref="DataTable{T}"/>.</summary>
/// <param name="title">Its heading; on a phone it stands beside each cell.</param>
/// <param name="cell">What stands in it for a row.</param>
/// <param name="isNumber">Numbers stand to the right, digit under digit.</param>
public sealed class Column<T>(string title, RenderFragment<T> cell, bool isNumber = false)
{
    public string Title => title;
    public RenderFragment<T> Cell => cell;

    /// <summary>Its class in the style sheet.</summary>
    public string? Class => isNumber ? "number" : null;

    /// <summary>A column of text of our own: words, numbers, dates.</summary>
    public static Column<T> OfText(string title, Func<T, string?> text, bool isNumber = false) =>
        new(title, row => builder => builder.AddContent(0, text(row)), isNumber);

    /// <summary>A column of somebody else's words: kept from changing the direction of what stands beside them.</summary>
    public static Column<T> OfForeign(string title, Func<T, string?> text) => new(title, row => builder =>
    {
        builder.OpenElement(0, "bdi");
        builder.AddContent(1, text(row));
        builder.CloseElement();
    });
}
