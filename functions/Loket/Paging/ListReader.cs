using System.Runtime.CompilerServices;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Http;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Loket.Paging;

/// <summary>Reads lists of one connection, whole or as they come.</summary>
internal sealed class ListReader(LoketConnection connection, int pageSize)
{
    /// <summary>The whole list, from one consistent pass over its pages.</summary>
    /// <exception cref="LoketException">The call failed, or the pages did not add up after several passes.</exception>
    public async Task<LoketList<T>> ReadAllAsync<T>(ListQuery query, CancellationToken cancellation)
        where T : class, IListed
    {
        var (items, unreadable, messages) = (new List<T>(), new List<UnreadableRecord>(), new List<LoketMessage>());
        var walk = new PageWalk<T>(connection, query, pageSize);
        while (await walk.NextAsync(cancellation) is { } page)
        {
            if (page.Number == 1)
            {
                items.Clear();
                unreadable.Clear();
                messages.Clear();
            }

            items.AddRange(page.Items);
            unreadable.AddRange(page.Unreadable);
            messages.AddRange(page.Messages);
        }

        return new LoketList<T>(query.Activity, items, messages) { Unreadable = unreadable };
    }

    /// <summary>
    /// The items as their pages come, each once. For lists too long to hold: the end is only certain when the enumeration
    /// ends without an exception, one that Loket reports as failed ends it with one, and so do those that cannot be read, after all
    /// others were given.
    /// </summary>
    /// <exception cref="LoketException">As <see cref="ReadAllAsync"/>; items given before it are true all the same.</exception>
    public async IAsyncEnumerable<T> ReadAsync<T>(ListQuery query, [EnumeratorCancellation] CancellationToken cancellation)
        where T : class, IListed
    {
        var given = new HashSet<string>(StringComparer.Ordinal);
        var unreadable = new List<UnreadableRecord>();
        var walk = new PageWalk<T>(connection, query, pageSize);
        while (await walk.NextAsync(cancellation) is { } page)
        {
            if (page.Number == 1)
                unreadable.Clear();
            unreadable.AddRange(page.Unreadable);
            foreach (var item in new LoketList<T>(query.Activity, page.Items, page.Messages).Complete())
            {
                if (given.Add(item.Identity!))
                    yield return item;
            }
        }

        if (unreadable.Count > 0)
            throw new LoketException(LoketFailure.Of(query.Activity, unreadable));
    }

    /// <summary>The first item in the query's order, or null when there is none, or it cannot be read.</summary>
    public async Task<T?> FirstAsync<T>(ListQuery query, CancellationToken cancellation)
        where T : class, IListed
    {
        var answer = await connection.SendAsync<ListResponse<T>>(query.Page(1, 1), cancellation);
        if (answer.TotalSize == 0)
            return null;
        return answer.Embedded is [var first, ..]
            ? first.Item
            : throw new LoketException(new LoketFailure(FailureReason.Unreadable, 200, query.Activity));
    }
}
