namespace LoketFunctions.Mapping;

/// <summary>What exports met of codes that they could not place. Exports stand on mappings, so they bring it along.</summary>
internal interface IUnmappedCodes
{
    /// <summary>Of the last exports of an administration, previews included; each code once.</summary>
    Task<IReadOnlyList<EncounteredCode>> ListAsync(string connectionId, Guid administrationId, CancellationToken cancellation);
}

/// <summary>A code that an export could not place.</summary>
/// <param name="InLast">The last export that read registrations of the administration met it.</param>
internal sealed record EncounteredCode(UnmappedCode Code, bool InLast);
