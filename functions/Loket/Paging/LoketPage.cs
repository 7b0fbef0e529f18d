using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Loket.Paging;

/// <summary>One page of a list. Number 1 a second time: the list is being read anew, its items come again.</summary>
internal sealed record LoketPage<T>(int Number, int TotalSize, IReadOnlyList<T> Items, IReadOnlyList<LoketMessage> Messages);

/// <summary>A list, read to its end.</summary>
/// <param name="Messages">Loket's messages of all pages: a 200 may hold failures of single records.</param>
internal sealed record LoketList<T>(string Activity, IReadOnlyList<T> Items, IReadOnlyList<LoketMessage> Messages)
{
    /// <summary>Records that Loket could not give: they are not among the items, and have not therefore ended.</summary>
    public IReadOnlyList<LoketMessage> Failures => [.. Messages.Where(m => m.IsFailure)];

    public IReadOnlyList<LoketMessage> Warnings => [.. Messages.Where(m => !m.IsFailure)];

    /// <summary>The items, for a caller that can do nothing with a part of them.</summary>
    /// <exception cref="LoketException">There are <see cref="Failures"/>.</exception>
    public IReadOnlyList<T> Complete() =>
        Failures is { Count: > 0 } failures
            ? throw new LoketException(LoketFailure.Named(Activity, failures))
            : Items;
}
