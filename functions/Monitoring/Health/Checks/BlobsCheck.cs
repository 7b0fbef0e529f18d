using LoketFunctions.Storage;

namespace LoketFunctions.Monitoring.Health.Checks;

/// <summary>The app's blobs answer, and their containers are there.</summary>
internal sealed class BlobsCheck(AppBlobs blobs) : IDependencyCheck
{
    public string Name => "blobs";

    public bool IsUsed => true;

    public Task CheckAsync(CancellationToken cancellation) => blobs.Snapshots.GetPropertiesAsync(cancellationToken: cancellation);
}
