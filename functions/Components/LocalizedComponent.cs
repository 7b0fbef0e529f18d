using LoketFunctions.Localization;
using Microsoft.AspNetCore.Components;

namespace LoketFunctions.Components;

/// <summary>A part of a page, report or mail: what it says is in the reader's language and form.</summary>
public abstract class LocalizedComponent : ComponentBase
{
    [CascadingParameter]
    public ReaderFormat Reader { get; set; } = null!;

    protected string In(LocalizedText text) => Reader.In(text);
}
