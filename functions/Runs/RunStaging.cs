using LoketFunctions.Storage;

namespace LoketFunctions.Runs;

/// <summary>What a run works on between its steps, in blobs of its own that go when it ends. A kind of run knows their names.</summary>
/// <param name="kind">Begins the names of the runs' folders, where runs of other kinds may bear the same id.</param>
internal abstract class RunStaging(AppBlobs blobs, string kind)
{
    public Task RemoveAsync(RunKey run, CancellationToken cancellation) => blobs.Staging.DeletePrefixAsync(Folder(run), cancellation);

    protected Task WriteAsync<T>(RunKey run, string what, T value, CancellationToken cancellation) =>
        blobs.Staging.WriteJsonAsync(Name(run, what), value, cancellation);

    /// <summary>Null where it was not written.</summary>
    protected async Task<T?> FindAsync<T>(RunKey run, string what, CancellationToken cancellation)
        where T : class => (await blobs.Staging.ReadJsonAsync<T>(Name(run, what), cancellation))?.Value;

    /// <summary>For steps of one run side by side: see <see cref="JsonBlob.ChangeJsonAsync"/>.</summary>
    protected Task ChangeAsync<T>(RunKey run, string what, Func<T?, T?> change, CancellationToken cancellation)
        where T : class => blobs.Staging.ChangeJsonAsync(Name(run, what), change, cancellation);

    /// <summary>A list of any length.</summary>
    protected Task WriteItemsAsync<T>(RunKey run, string what, IAsyncEnumerable<T> items, CancellationToken cancellation) =>
        blobs.Staging.WriteItemsAsync(Name(run, what), items, cancellation);

    protected IAsyncEnumerable<T> ItemsAsync<T>(RunKey run, string what, CancellationToken cancellation)
        where T : class => blobs.Staging.ReadItemsAsync<T>(Name(run, what), cancellation);

    private string Folder(RunKey run) => $"{run.ConnectionId}/{kind}{run.RunId}/";

    private string Name(RunKey run, string what) => $"{Folder(run)}{what}.json.gz";
}
