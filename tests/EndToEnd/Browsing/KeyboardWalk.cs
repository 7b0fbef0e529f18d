using Microsoft.Playwright;

namespace LoketFunctions.Tests.EndToEnd.Browsing;

/// <summary>Walks through a page with the Tab key, as somebody without a mouse does.</summary>
internal static class KeyboardWalk
{
    /// <summary>
    /// What Tab should reach, and how each looks at rest. Of a dialog that is open, only what it holds; of radio buttons, one a group.
    /// </summary>
    private const string Stops =
        """
        () => {
          const look = element => {
            const style = getComputedStyle(element);
            const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
              && !/^rgba\(.*, 0\)$/.test(style.outlineColor);
            return {
              outline: outlined ? `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}` : '',
              shadow: style.boxShadow === 'none' ? '' : style.boxShadow,
            };
          };
          const skippedRadio = element => {
            if (element.type !== 'radio' || element.checked) return false;
            const group = [...document.getElementsByName(element.name)].filter(other => other.form === element.form && !other.disabled);
            return group.some(other => other.checked) || group[0] !== element;
          };
          const name = element => {
            const link = element.getAttribute('href')?.split('?')[0];
            const mark = element.id ? `#${element.id}`
              : element.name ? `[name=${element.name}]`
              : link ? `[href=${link}]`
              : `.${element.className}`;
            return element.localName + mark;
          };
          document.activeElement?.blur();
          const elements = [...(document.querySelector('dialog:modal') ?? document)
            .querySelectorAll('a[href], area[href], button, input, select, textarea, summary, [tabindex], [contenteditable]')]
            .filter(element => element.tabIndex >= 0 && !element.matches(':disabled') && element.type !== 'hidden'
              && element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]') && !skippedRadio(element));
          return { elements, look, name, atRest: new Map(elements.map(element => [element, look(element)])) };
        }
        """;

    /// <summary>
    /// What has the focus now. Any point that a pointer would hit makes it visible; headers that stick may cover the rest.
    /// </summary>
    private const string Focused =
        """
        walk => {
          const element = document.activeElement;
          if (!element || element === document.body || element === document.documentElement) return null;
          element.getAnimations().forEach(animation => animation.finish());
          const hit = (x, y) => {
            const top = document.elementFromPoint(x, y);
            return !!top && (element.contains(top) || [...(element.labels ?? [])].some(label => label.contains(top)));
          };
          const visible = element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
            && [...element.getClientRects()].some(box => box.width > 2 && box.height > 2
              && [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]].some(([x, y]) =>
                hit(box.left + x * box.width, box.top + y * box.height)));
          const now = walk.look(element);
          const rest = walk.atRest.get(element) ?? { outline: '', shadow: '' };
          return {
            index: walk.elements.indexOf(element),
            name: walk.name(element),
            visible,
            // Inside a date field the browser's own button can have it, and shows it.
            indicated: !element.matches(':focus') || (now.outline !== '' && now.outline !== rest.outline)
              || (now.shadow !== '' && now.shadow !== rest.shadow),
          };
        }
        """;

    /// <summary>Date fields have a stop for each part; two rounds, as the walk need not begin at the top.</summary>
    private const string MostSteps =
        "walk => 2 * (4 + walk.elements.reduce((sum, element) => sum + (/^(date|time|month|week|datetime-local)$/.test(element.type) ? 8 : "
            + "1), 0))";

    /// <summary>
    /// Everything that can be used is reached by Tab, is to be seen when it has the focus, and shows that it has it (an outline or a shadow
    /// that is not there at rest); nothing keeps the focus.
    /// </summary>
    public static async Task AssertKeyboardAsync(this IPage page)
    {
        await using var walk = await page.EvaluateHandleAsync(Stops);
        var missed = Enumerable.Range(0, await walk.EvaluateAsync<int>("walk => walk.elements.length")).ToHashSet();
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        var last = "nothing";
        for (var steps = await walk.EvaluateAsync<int>(MostSteps); missed.Count > 0 && steps > 0; steps--)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await walk.EvaluateAsync<Stop?>(Focused) is not { } stop)
                continue;
            missed.Remove(stop.Index);
            last = stop.Name;
            if (!stop.Visible)
                wrong.Add($"{stop.Name} has the focus and is not to be seen.");
            if (!stop.Indicated)
                wrong.Add($"{stop.Name} does not show that it has the focus.");
        }

        foreach (var index in missed)
            wrong.Add(
                $"{await walk.EvaluateAsync<string>("(walk, index) => walk.name(walk.elements[index])", index)} is never reached; the "
                    + $"focus ended at {last}.");
        Assert.True(wrong.Count == 0, $"{page.Place()} by keyboard:\n{string.Join('\n', wrong)}");
    }

    /// <summary>Where the focus is.</summary>
    private sealed record Stop
    {
        public int Index { get; init; }

        public string Name { get; init; } = "";

        public bool Visible { get; init; }

        public bool Indicated { get; init; }
    }
}
