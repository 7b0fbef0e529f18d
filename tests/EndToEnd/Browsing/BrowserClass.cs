using Microsoft.Playwright;

namespace LoketFunctions.Tests.EndToEnd.Browsing;

/// <summary>What tests in the browser have in common: at the end of each, nothing went wrong on any page that it opened.</summary>
public abstract class BrowserClass(ConsoleBrowser browser) : IAsyncLifetime
{
    private readonly List<Visit> _visits = [];

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        var problems = new List<string>();
        foreach (var visit in _visits)
            problems.AddRange(await visit.EndAsync());
        Assert.True(problems.Count == 0, $"On the pages of this test:\n{string.Join('\n', problems)}");
    }

    /// <summary>Somebody who was never here before.</summary>
    private protected async Task<Visit> VisitAsync(Look? look = null)
    {
        var visit = await browser.VisitAsync(look ?? new Look());
        _visits.Add(visit);
        return visit;
    }

    /// <summary>A page of somebody who was never here before.</summary>
    private protected async Task<IPage> NewPageAsync(Look? look = null) => await (await VisitAsync(look)).NewPageAsync();
}
