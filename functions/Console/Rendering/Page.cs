using LoketFunctions.Components;
using LoketFunctions.Connections;
using LoketFunctions.Console.Requests;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Console.Rendering;

/// <summary>What a page shows besides its content.</summary>
/// <param name="Title">Of the page; its heading too.</param>
/// <param name="Connection">Whose page it is; null above connections.</param>
public sealed record Page(string Title, ConnectionResponse? Connection = null, Section? Section = null)
{
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Something goes on that the page shows: without script the page is loaded again so often.</summary>
    public bool IsLive { get; init; }

    public override string ToString() => nameof(Page);
}

/// <summary>Puts content into the frame that all pages share.</summary>
internal static class PageExtensions
{
    public static IResult Show(this ConsoleRequest request, Page page, RenderFragment content)
    {
        // Whatever page somebody still had the address of: there is nothing to see or to do there any more.
        if (page.Connection is { State: ConnectionState.Disconnected } && !Sections.StaysAfterEnd(page.Section))
            return ProblemPage.Of(request.Http, request, request.Paths, ConnectionProblems.Disconnected());
        if (page.Connection is { } connection && Sections.IsOfStaffAndHours(page.Section)
            && ConnectionProblems.RefusalOfStaffAndHours(connection.Purpose) is { } refusal)
            return ProblemPage.Of(request.Http, request, request.Paths, refusal);
        return new HtmlResult(request.Reader, ConsoleFrame.Of(request, page, content), page.Status);
    }
}
