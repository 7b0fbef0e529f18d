namespace LoketFunctions.Http;

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
