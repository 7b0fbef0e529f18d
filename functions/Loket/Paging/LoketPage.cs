using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Loket.Paging;

/// <summary>One page of a list. Number 1 a second time: the list is being read anew, its items come again.</summary>
internal sealed record LoketPage<T>(int Number, int TotalSize, IReadOnlyList<T> Items, IReadOnlyList<LoketMessage> Messages)
{
    /// <summary>See <see cref="LoketList{T}.Unreadable"/>.</summary>
    public IReadOnlyList<UnreadableRecord> Unreadable { get; init; } = [];
}

/// <summary>A list, read to its end.</summary>
/// <param name="Messages">Loket's messages of all pages: a 200 may hold failures of single records.</param>
internal sealed record LoketList<T>(string Activity, IReadOnlyList<T> Items, IReadOnlyList<LoketMessage> Messages)
{
    /// <summary>Records that Loket could not give: they are not among the items, and have not therefore ended.</summary>
    public IReadOnlyList<LoketMessage> Failures => [.. Messages.Where(m => m.IsFailure)];

    public IReadOnlyList<LoketMessage> Warnings => [.. Messages.Where(m => !m.IsFailure)];

    /// <summary>Records that are not among the items, as this app cannot read them: they have not ended, and say nothing.</summary>
    public IReadOnlyList<UnreadableRecord> Unreadable { get; init; } = [];

    /// <summary>The items, for a caller that can do nothing with a part of them.</summary>
    /// <exception cref="LoketException">There are <see cref="Failures"/>, or records that are <see cref="Unreadable"/>.</exception>
    public IReadOnlyList<T> Complete() =>
        Unreadable.Count > 0 ? throw new LoketException(LoketFailure.Of(Activity, Unreadable)) : Readable();

    /// <summary>The items, for a caller who goes on without the <see cref="Unreadable"/> ones and takes nobody for gone.</summary>
    /// <exception cref="LoketException">There are <see cref="Failures"/>.</exception>
    public IReadOnlyList<T> Readable() =>
        Failures is { Count: > 0 } failures
            ? throw new LoketException(LoketFailure.Named(Activity, failures))
            : Items;
}

internal static class LoketLists
{
    /// <summary>Both lists as one; an item that is in both comes once.</summary>
    public static LoketList<T> With<T>(this LoketList<T> list, LoketList<T> other)
        where T : class, IListed => new(
        other.Activity, [.. list.Items.Concat(other.Items).DistinctBy(item => item.Identity)], [.. list.Messages, .. other.Messages])
        {
            Unreadable = [.. list.Unreadable, .. other.Unreadable],
        };

    /// <summary>The records of which the field is one of these ids, in as few calls as their number allows.</summary>
    public static async Task<LoketList<T>> ByIdAsync<T>(
        this Func<LoketFilter?, Task<LoketList<T>>> read, string field, IEnumerable<Guid> ids, CancellationToken cancellation)
        where T : class, IListed
    {
        var list = new LoketList<T>("", [], []);
        foreach (var filter in LoketFilter.AnyOf(field, ids.Order().Select(id => (FilterValue)id)))
        {
            cancellation.ThrowIfCancellationRequested();
            list = list.With(await read(filter));
        }

        return list;
    }
}
