using LoketFunctions.Runs;
using LoketFunctions.Storage;

namespace LoketFunctions.Personnel.Push;

/// <summary>Hashes of employees.</summary>
internal sealed record EmployeeList(IReadOnlyList<string> Hashes)
{
    public override string ToString() => nameof(EmployeeList);
}

/// <summary>What a push works on: whose records came with it, who is in which chunk. Hashes, and a preview's records sealed.</summary>
internal sealed class PushStaging(AppBlobs blobs) : RunStaging(blobs, Kind)
{
    private const string Kind = "push-";
    private const string Taken = "taken";

    public static string RecordOf(RunKey push, string hash) => $"{push.ConnectionId}/{Kind}{push.RunId}/record-{hash}.json.gz";

    public Task WriteTakenAsync(RunKey push, IReadOnlyList<string> hashes, CancellationToken cancellation) =>
        WriteAsync(push, Taken, new EmployeeList(hashes), cancellation);

    /// <summary>Null where no records came with it.</summary>
    public async Task<IReadOnlyList<string>?> TakenAsync(RunKey push, CancellationToken cancellation) =>
        (await FindAsync<EmployeeList>(push, Taken, cancellation))?.Hashes;

    public Task WriteChunkAsync(RunKey push, int chunk, IReadOnlyList<string> hashes, CancellationToken cancellation) =>
        WriteAsync(push, Chunk(chunk), new EmployeeList(hashes), cancellation);

    public async Task<IReadOnlyList<string>> ChunkAsync(RunKey push, int chunk, CancellationToken cancellation) =>
        (await FindAsync<EmployeeList>(push, Chunk(chunk), cancellation))?.Hashes
        ?? throw new InvalidOperationException($"Chunk {chunk} of push {push} is not staged.");

    private static string Chunk(int chunk) => $"chunk-{chunk}";
}
