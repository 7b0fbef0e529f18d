using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Http;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Loket.Paging;

/// <summary>
/// Walks the pages of one list and keeps the count. When pages do not add up (the list changed while it was read, or an
/// answer holds half of what it says), the walk begins again at page 1, a bounded number of times; then it fails as
/// unreadable. A list is whole or it is a failure, never short.
/// </summary>
internal sealed class PageWalk<T>(LoketConnection connection, ListQuery query, int pageSize)
    where T : class, IListed
{
    private const int MaxRestarts = 3;

    private readonly HashSet<string> _earlierPages = new(StringComparer.Ordinal);
    private int _restarts;
    private int _number;
    private int _totalSize;
    private int _failures;
    private int? _size;
    private int _count;
    private bool _ended;

    /// <summary>The next page, or null after the last.</summary>
    public async Task<LoketPage<T>?> NextAsync(CancellationToken cancellation)
    {
        while (!_ended)
        {
            var call = query.Page(_number + 1, _size ?? pageSize);
            var answer = await connection.SendAsync<ListResponse<T>>(call, cancellation);
            if (Accept(answer) is { } page)
                return page;
            if (_restarts++ == MaxRestarts)
                throw new LoketException(new LoketFailure(FailureReason.Unreadable, 200, query.Activity));
            (_number, _count, _failures, _size) = (0, 0, 0, null);
            _earlierPages.Clear();
        }

        return null;
    }

    /// <summary>The page, when it follows on those before it and, as the last one, completes the count.</summary>
    private LoketPage<T>? Accept(ListResponse<T> answer)
    {
        if (answer is not { TotalSize: { } totalSize, Embedded: { } items } || (answer.CurrentPage ?? 1) != _number + 1)
            return null;
        if (_number > 0 && totalSize != _totalSize)
            return null;
        var identities = items.Select(record => record.Item?.Identity ?? record.Unreadable?.Id?.ToString("D")).OfType<string>().ToArray();
        if (identities.Any(_earlierPages.Contains))
            return null;

        LoketMessage[] messages = [.. (answer.Messages ?? []).Where(m => m is not null)];
        (_number, _totalSize) = (_number + 1, totalSize);
        (_count, _failures) = (_count + items.Count, _failures + messages.Count(m => m.IsFailure));
        _earlierPages.UnionWith(identities);
        _size = answer.PageSize is > 0 ? answer.PageSize : _size;
        _ended = _number >= (answer.TotalPages ?? 1);
        if (_ended ? !AddsUp() : items.Count == 0)
        {
            _ended = false;
            return null;
        }

        return new LoketPage<T>(_number, totalSize, [.. items.Select(record => record.Item).OfType<T>()], messages)
        {
            Unreadable = [.. items.Select(record => record.Unreadable).OfType<UnreadableRecord>()],
        };
    }

    /// <summary>Every record was given, readable or not, or named as failed.</summary>
    private bool AddsUp() => _count <= _totalSize && _count + _failures >= _totalSize;
}
