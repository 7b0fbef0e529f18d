using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace LoketFunctions.Tests.EndToEnd.Browsing;

/// <summary>
/// Somebody at the browser, with cookies of their own. All that goes wrong on their pages is kept: console errors (so also what the
/// Content-Security-Policy refuses, with or without script), uncaught exceptions, requests without an answer and answers of 400 and above.
/// </summary>
internal sealed class Visit
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _problems = [];
    private readonly List<string> _expected = [];

    public Visit(IBrowserContext context)
    {
        _context = context;
        context.Console += (_, message) => Note(message);
        context.WebError += (_, error) => Note(error.Page?.Url, $"uncaught: {error.Error}");
        context.RequestFailed += (_, request) => Note(request);
        context.Response += (_, response) => Note(response);
        context.Page += (_, page) => page.Crash += (_, _) => Note(page.Url, "the page crashed");
    }

    public IBrowserContext Context => _context;

    public Task<IPage> NewPageAsync() => _context.NewPageAsync();

    /// <summary>Says that a problem will come whose words hold these; one that does not come fails the test as well.</summary>
    public void Expect(string words) => _expected.Add(words);

    /// <summary>Closes the pages.</summary>
    /// <returns>What went wrong and was not expected, and what was expected and did not happen.</returns>
    public async Task<IReadOnlyList<string>> EndAsync()
    {
        // A page's messages come in order: once it answers, everything before has arrived.
        foreach (var page in _context.Pages)
            await page.Locator("html").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await _context.CloseAsync();
        return
        [
            .. _problems.Where(problem => !_expected.Any(words => Holds(problem, words))),
            .. _expected.Where(words => !_problems.Any(problem => Holds(problem, words)))
                .Select(words => $"expected, but did not happen: {words}"),
        ];
    }

    private static bool Holds(string problem, string words) => problem.Contains(words, StringComparison.Ordinal);

    private void Note(IConsoleMessage message)
    {
        // A failed load is reported with its request.
        if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            Note(message.Page?.Url, $"console: {message.Text}");
    }

    private void Note(IRequest request)
    {
        // Aborted is what the browser calls a request that it ended itself: the page was left, or the answer became a download.
        if (request.Failure != "net::ERR_ABORTED")
            Note(request.Url, $"no answer: {request.Failure}");
    }

    private void Note(IResponse response)
    {
        if (response.Status >= 400)
            Note(response.Url, $"answered {response.Status}");
    }

    /// <summary>Without the query: it may hold a link that is good once.</summary>
    private void Note(string? address, string what) => _problems.Enqueue($"{address?.Split('?')[0]} {what}");
}
