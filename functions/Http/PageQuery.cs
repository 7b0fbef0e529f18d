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

/// <summary>Lists page by page, from page 1.</summary>
internal static class Paged
{
    public const int DefaultPageSize = 50;
    public const int MaxPageSize = 200;

    public static IReadOnlyList<T> Take<T>(IReadOnlyList<T> all, int page, int pageSize) =>
        [.. all.Skip((int)Math.Min((page - 1L) * pageSize, all.Count)).Take(pageSize)];

    /// <summary>What is wrong with a page that was asked for, by field; nothing for a good one.</summary>
    public static Dictionary<string, InputFault> Faults(int page, int pageSize)
    {
        var faults = new Dictionary<string, InputFault>(StringComparer.Ordinal);
        if (page < 1)
            faults["page"] = InputFaults.Below(1);
        if (pageSize is < 1 or > MaxPageSize)
            faults["pageSize"] = InputFaults.NotFrom(1, MaxPageSize);
        return faults;
    }
}
