using LoketFunctions.Runs;
using LoketFunctions.Storage;

namespace LoketFunctions.Personnel.Push;

/// <summary>What became of an employee in a push; of a preview, what would.</summary>
public enum PushOutcome
{
    /// <summary>New in Loket.</summary>
    Created,

    Changed,

    /// <summary>Loket holds all of it already.</summary>
    Unchanged,

    /// <summary>Nothing is to be done before a later day.</summary>
    Waiting,

    /// <summary>Something of the record cannot be, or somebody has to look: nothing of it was sent.</summary>
    SetAside,

    /// <summary>Lacks something that whoever is paid by Loket has.</summary>
    NotTakingPart,

    /// <summary>Loket did not take it, or not all of it.</summary>
    Failed,
}

/// <summary>How many employees came to what.</summary>
public sealed record PushCounts(int Created, int Changed, int Unchanged, int Waiting, int SetAside, int NotTakingPart, int Failed)
{
    internal static PushCounts Of(IReadOnlyCollection<PushResult> results)
    {
        return new PushCounts(
            Count(PushOutcome.Created), Count(PushOutcome.Changed), Count(PushOutcome.Unchanged), Count(PushOutcome.Waiting),
            Count(PushOutcome.SetAside), Count(PushOutcome.NotTakingPart), Count(PushOutcome.Failed));

        int Count(PushOutcome outcome) => results.Count(result => result.Outcome == outcome);
    }
}

/// <summary>A field from what to what, in Loket's spelling.</summary>
/// <param name="FieldId">See <see cref="Fields.LoketFields"/>, or <see cref="OtherFields.CitizenServiceNumber"/>.</param>
/// <param name="From">From which day; null for what has no date.</param>
/// <param name="Overwritten">What was in Loket was not what this link had put there: somebody changed it by hand.</param>
internal sealed record PushedChange(string FieldId, DateOnly? From, string? Was, string? Becomes, bool Overwritten)
{
    public override string ToString() => FieldId;
}

/// <summary>Something that cannot be of an attribute, or of the record where no attribute is named.</summary>
/// <param name="AttributeId">In the HR system; null for the record as a whole.</param>
/// <param name="Arguments">What varies in the words, as text.</param>
internal sealed record PushFault(string Code, string? AttributeId, string? FieldId, DateOnly? From, IReadOnlyList<string> Arguments)
{
    public override string ToString() => Code;
}

/// <summary>Somebody in Loket who an employee may be.</summary>
public sealed record PushCandidate(Guid LoketEmployeeId, int? Number, string? Name, DateOnly? DateOfBirth)
{
    public override string ToString() => nameof(PushCandidate);
}

/// <summary>What happened to one employee. Codes: words are made for whoever reads it.</summary>
/// <param name="EmployeeId">The HR system's; null where a record does not say one that can be read.</param>
/// <param name="Outcome">What became of it.</param>
internal sealed record PushResult(string? EmployeeId, PushOutcome Outcome)
{
    /// <summary>Of the row; null for a record that could not be read.</summary>
    public string? Hash { get; init; }

    /// <summary>Which of the records of the message, from 1; null where it was not told apart by that.</summary>
    public int? Position { get; init; }

    public string? Name { get; init; }
    public Guid? LoketEmployeeId { get; init; }

    /// <summary>Why; null where there is nothing to explain.</summary>
    public string? Code { get; init; }

    /// <summary>Loket's own where it refused.</summary>
    public string? LoketWords { get; init; }

    /// <summary>What is missing to take part: codes.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
    public IReadOnlyList<PushFault> Faults { get; init; } = [];
    public IReadOnlyList<PushedChange> Changes { get; init; } = [];

    /// <summary>Something worth knowing though nothing failed: codes.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Who it may be, where a person has to look.</summary>
    public IReadOnlyList<PushCandidate> Candidates { get; init; } = [];

    /// <summary>The first day on which something waits to be done.</summary>
    public DateOnly? NextDay { get; init; }

    /// <summary>It is over with the person, by what was pushed: records of such a one are not kept for ever.</summary>
    public bool IsOver { get; init; }

    /// <summary>Something is said of what is paid besides the wage, and was not seen to yet.</summary>
    public bool PayIsDue { get; init; }

    /// <summary>Was begun and not heard of since: whoever goes on with it tells both.</summary>
    public bool IsUnderWay { get; init; }

    /// <summary>Loket holds what the record says, as far as its day has come.</summary>
    internal bool IsInLoket =>
        Outcome is PushOutcome.Created or PushOutcome.Changed or PushOutcome.Unchanged or PushOutcome.Waiting;

    public override string ToString() => $"{Outcome} {Code}";
}

/// <summary>What happened to some employees of a push. For people: holds names, so it lies in blobs of its own.</summary>
internal sealed record PushReportPart(IReadOnlyList<PushResult> Results)
{
    public override string ToString() => nameof(PushReportPart);
}

/// <summary>What happened to each employee of a push: a part for what was odd at its taking in, and one per chunk.</summary>
internal sealed class PushReportStore(AppBlobs blobs)
{
    private const string Intake = "intake";

    public Task WriteIntakeAsync(RunKey push, IReadOnlyList<PushResult> odd, CancellationToken cancellation) =>
        blobs.Reports.WriteJsonAsync(Name(push, Intake), new PushReportPart(odd), cancellation);

    public Task WriteAsync(RunKey push, int chunk, IReadOnlyList<PushResult> results, CancellationToken cancellation) =>
        blobs.Reports.WriteJsonAsync(Name(push, Part(chunk)), new PushReportPart(results), cancellation);

    public async Task<IReadOnlyList<PushResult>> ReadAsync(RunKey push, int chunk, CancellationToken cancellation) =>
        await ReadAsync(Name(push, Part(chunk)), cancellation);

    public async Task<IReadOnlyList<PushResult>> ReadAllAsync(RunKey push, CancellationToken cancellation)
    {
        var all = new List<PushResult>();
        await foreach (var blob in blobs.Reports.GetBlobsAsync(
            Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, Folder(push), cancellation))
            all.AddRange(await ReadAsync(blob.Name, cancellation));
        return all;
    }

    public Task ForgetAsync(RunKey push, CancellationToken cancellation) => blobs.Reports.DeletePrefixAsync(Folder(push), cancellation);

    private async Task<IReadOnlyList<PushResult>> ReadAsync(string name, CancellationToken cancellation) =>
        (await blobs.Reports.ReadJsonAsync<PushReportPart>(name, cancellation))?.Value.Results ?? [];

    private static string Part(int chunk) => $"{chunk:D5}";

    /// <summary>Deeper than reports of syncs, which are read by their depth.</summary>
    private static string Folder(RunKey push) => $"{push.ConnectionId}/pushes/{push.RunId}/";

    private static string Name(RunKey push, string part) => $"{Folder(push)}{part}.json.gz";
}
