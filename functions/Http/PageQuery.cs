using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Http;

/// <summary>Which page of a list is asked for, by <c>page</c> and <c>pageSize</c>; the first unless it is said.</summary>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">1 to <see cref="Paged.MaxPageSize"/>.</param>
public sealed record PageQuery(int Page = 1, int PageSize = Paged.DefaultPageSize)
{
    public static PageQuery First { get; } = new();

    /// <exception cref="ProblemException">No such page can be: the problem names the parameter.</exception>
    public static PageQuery Of(HttpRequest request)
    {
        var query = new PageQuery(
            QueryText.Number("page", request.Query["page"]) ?? 1,
            QueryText.Number("pageSize", request.Query["pageSize"]) ?? Paged.DefaultPageSize);
        var faults = Paged.Faults(query.Page, query.PageSize);
        return faults.Count == 0 ? query : throw Problems.Throw(Problems.Invalid(faults));
    }

    public IReadOnlyList<T> From<T>(IReadOnlyList<T> all) => Paged.Take(all, Page, PageSize);

    /// <summary>How many pages it takes to show all.</summary>
    public int PagesOf(int count) => (count + PageSize - 1) / PageSize;
}
