using System.Threading.Channels;
using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Select;

/// <summary>Writes a list as it comes, whatever stood there.</summary>
internal delegate Task WriteLeftOut(Guid? administrationId, IAsyncEnumerable<LeftOut> items, CancellationToken cancellation);

/// <summary>Writes a list as it comes, whatever stood there.</summary>
internal delegate Task WriteSelected(
    Guid administrationId, IAsyncEnumerable<SelectedRegistration> registrations, CancellationToken cancellation);

/// <summary>
/// A selection's lists as streams, each written while the selection goes on: <see cref="ISelectionSink"/> on one side, the staging's
/// items on the other. A list is begun with its first item, and the empty ones at the end, so that nothing of an earlier attempt stays.
/// </summary>
internal sealed class StreamedSelection(
    IReadOnlyList<Guid> administrations, WriteLeftOut writeLeftOut, WriteSelected writeSelected) : ISelectionSink, IAsyncDisposable
{
    // Guid.Empty stands for no administration: dictionaries take no null.
    private readonly Dictionary<Guid, Flow<LeftOut>> _leftOut = [];
    private readonly Dictionary<Guid, Flow<SelectedRegistration>> _selected = [];
    private readonly CancellationTokenSource _stop = new();

    public ValueTask LeftOutAsync(Guid? administrationId, LeftOut item, CancellationToken cancellation) =>
        LeftOutOf(administrationId).AddAsync(item, cancellation);

    public ValueTask SelectedAsync(Guid administrationId, SelectedRegistration registration, CancellationToken cancellation) =>
        SelectedOf(administrationId).AddAsync(registration, cancellation);

    /// <summary>Everything is written when this returns. Without it the lists are not to be used.</summary>
    public async Task CompleteAsync(CancellationToken cancellation)
    {
        foreach (var flow in administrations.Select(id => (Guid?)id).Append(null).Select(LeftOutOf))
            await flow.CompleteAsync(cancellation);
        foreach (var flow in administrations.Select(SelectedOf))
            await flow.CompleteAsync(cancellation);
    }

    /// <summary>Gives up what was not completed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        foreach (var flow in _leftOut.Values)
            await flow.DisposeAsync();
        foreach (var flow in _selected.Values)
            await flow.DisposeAsync();
        _stop.Dispose();
    }

    private Flow<LeftOut> LeftOutOf(Guid? administrationId)
    {
        if (!_leftOut.TryGetValue(administrationId ?? Guid.Empty, out var flow))
            _leftOut[administrationId ?? Guid.Empty] = flow =
                new Flow<LeftOut>(items => writeLeftOut(administrationId, items, _stop.Token));
        return flow;
    }

    private Flow<SelectedRegistration> SelectedOf(Guid administrationId)
    {
        if (!_selected.TryGetValue(administrationId, out var flow))
            _selected[administrationId] = flow =
                new Flow<SelectedRegistration>(items => writeSelected(administrationId, items, _stop.Token));
        return flow;
    }

    /// <summary>One list on its way: what is added here is written there.</summary>
    private sealed class Flow<T> : IAsyncDisposable
    {
        private const int Ahead = 1024;

        private readonly Channel<T> _items =
            Channel.CreateBounded<T>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });

        private readonly Task _written;

        public Flow(Func<IAsyncEnumerable<T>, Task> write) => _written = WriteAsync(write);

        public async ValueTask AddAsync(T item, CancellationToken cancellation)
        {
            if (_items.Writer.TryWrite(item))
                return;
            try
            {
                await _items.Writer.WriteAsync(item, cancellation);
            }
            catch (ChannelClosedException)
            {
                // Nobody reads any more: the writing failed, and says why.
                await _written;
                throw;
            }
        }

        public async Task CompleteAsync(CancellationToken cancellation)
        {
            _items.Writer.TryComplete();
            await _written.WaitAsync(cancellation);
        }

        public async ValueTask DisposeAsync()
        {
            _items.Writer.TryComplete(new OperationCanceledException());
            await _written.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        private async Task WriteAsync(Func<IAsyncEnumerable<T>, Task> write)
        {
            try
            {
                await write(_items.Reader.ReadAllAsync());
            }
            finally
            {
                _items.Writer.TryComplete();
            }
        }
    }
}
