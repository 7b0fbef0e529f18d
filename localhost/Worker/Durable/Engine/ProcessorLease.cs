using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Localhost.Durable;

/// <summary>Decides which of the hosts that share a hub runs its orchestrations.</summary>
internal interface IProcessorLease
{
    /// <summary>Waits until it is this host's turn.</summary>
    Task<ILeaseTerm> AcquireAsync(CancellationToken cancellation);
}

/// <summary>A time in which this host is the one; disposing ends it.</summary>
internal interface ILeaseTerm : IAsyncDisposable
{
    /// <summary>Fires when this host must stop at once, because another may have taken over.</summary>
    CancellationToken Lost { get; }
}

/// <summary>A lease on a blob, which the storage service gives to one host at a time.</summary>
internal sealed partial class BlobProcessorLease(
    BlobContainerClient container, TimeProvider time, ILogger<BlobProcessorLease> logger) : IProcessorLease
{
    /// <summary>How long the service keeps a lease that nobody renews; the shortest that it offers.</summary>
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(5);

    /// <summary>Without a renewal for this long the lease counts as lost: before it lapses, so that two never overlap.</summary>
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan TryEvery = TimeSpan.FromSeconds(1);

    public async Task<ILeaseTerm> AcquireAsync(CancellationToken cancellation)
    {
        var isWaiting = false;
        while (true)
        {
            try
            {
                var blob = container.GetBlobClient("processor");
                await CreateIfMissingAsync(blob, cancellation);
                var lease = blob.GetBlobLeaseClient();
                var askedAt = time.GetTimestamp();
                await lease.AcquireAsync(Duration, cancellationToken: cancellation);
                LogAcquired(container.Name);
                return new Term(lease, askedAt, time, this);
            }
            catch (RequestFailedException held) when (held.Status == 409)
            {
                if (!isWaiting)
                {
                    LogStandingBy(container.Name);
                }

                isWaiting = true;
            }

            await Task.Delay(TryEvery, time, cancellation);
        }
    }

    private async Task CreateIfMissingAsync(BlobClient blob, CancellationToken cancellation)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        if (!await blob.ExistsAsync(cancellation))
        {
            await blob.UploadAsync(BinaryData.FromString(string.Empty), overwrite: true, cancellation);
        }
    }

    [LoggerMessage(LogLevel.Information, "This host runs the orchestrations of {Hub}.")]
    private partial void LogAcquired(string hub);

    [LoggerMessage(LogLevel.Information, "Another host runs the orchestrations of {Hub}; this one stands by.")]
    private partial void LogStandingBy(string hub);

    [LoggerMessage(LogLevel.Warning, "The lease on {Hub} is lost: this host stops its orchestrations, and whoever holds it goes on.")]
    private partial void LogLost(string hub, Exception? reason);

    private sealed class Term : ILeaseTerm
    {
        private readonly BlobLeaseClient _lease;
        private readonly TimeProvider _time;
        private readonly BlobProcessorLease _owner;
        private readonly CancellationTokenSource _lost = new();
        private readonly CancellationTokenSource _ended = new();
        private readonly Task _renewing;

        public Term(BlobLeaseClient lease, long askedAt, TimeProvider time, BlobProcessorLease owner)
        {
            (_lease, _time, _owner) = (lease, time, owner);
            _renewing = RenewAsync(askedAt);
        }

        public CancellationToken Lost => _lost.Token;

        public async ValueTask DisposeAsync()
        {
            await _ended.CancelAsync();
            await _renewing;
            try
            {
                // Only a courtesy to the host that stands by: it would get the lease in seconds anyway.
                await _lease.ReleaseAsync(cancellationToken: CancellationToken.None);
            }
            catch (RequestFailedException)
            {
                // Lost already.
            }

            _lost.Dispose();
            _ended.Dispose();
        }

        private async Task RenewAsync(long renewedAt)
        {
            while (!_ended.IsCancellationRequested)
            {
                Exception? reason = null;
                try
                {
                    await Task.Delay(RenewEvery, _time, _ended.Token);
                    var askedAt = _time.GetTimestamp();
                    using var patience = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
                    patience.CancelAfter(GiveUpAfter - RenewEvery);
                    await _lease.RenewAsync(cancellationToken: patience.Token);
                    renewedAt = askedAt;
                }
                catch (Exception failure) when (!_ended.IsCancellationRequested)
                {
                    reason = failure;
                }
                catch (OperationCanceledException)
                {
                    return;
                }

                var isTaken = reason is RequestFailedException { Status: 404 or 409 or 412 };
                if (isTaken || _time.GetElapsedTime(renewedAt) > GiveUpAfter - RenewEvery)
                {
                    _owner.LogLost(_owner.ContainerName, reason);
                    await _lost.CancelAsync();
                    return;
                }
            }
        }
    }

    private string ContainerName => container.Name;
}
