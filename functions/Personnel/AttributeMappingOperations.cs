using System.Globalization;
using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Personnel.Attributes;
using LoketFunctions.Personnel.SetUp;
using LoketFunctions.Security;

namespace LoketFunctions.Personnel;

/// <summary>Which attribute of the HR system's stands for which field of Loket's: proposed, checked, made live and undone.</summary>
internal sealed class AttributeMappingOperations(
    PersonnelAccess access, AttributeStore store, LiveAttributes live, LegalEntityStore entities, SetUpNews news, AuditLog audit,
    TimeProvider clock)
{
    /// <summary>So far back people look and undo.</summary>
    private const int MostVersions = 100;

    /// <param name="version">Of one that is or was live; null: that is live.</param>
    public async Task<AttributeMappingResponse> GetAsync(
        Caller caller, ConnectionId connectionId, int? version, CancellationToken cancellation)
    {
        var led = await access.SeeAsync(caller, connectionId, cancellation);
        return AttributeMappingResponse.Of(version is { } asked
            ? await GetVersionAsync(led.Id, asked, cancellation)
            : (await store.ReadAsync(led.Id, cancellation)).Live);
    }

    public async Task<AttributeVersionList> ListVersionsAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation)
    {
        var led = await access.SeeAsync(caller, connectionId, cancellation);
        var history = await store.HistoryAsync(led.Id, MostVersions, cancellation);
        return new AttributeVersionList([.. history.Select(AttributeVersionResponse.Of)]);
    }

    /// <summary>For each field of Loket's, which attribute can stand for it and what has to be made for that.</summary>
    public async Task<AttributeProposalResponse> ProposeAsync(
        Caller caller, ConnectionId connectionId, CancellationToken cancellation)
    {
        var led = await access.SeeAsync(caller, connectionId, cancellation);
        var state = await store.ReadAsync(led.Id, cancellation);
        var choices = await ChoicesAsync(led.Connection, cancellation);
        return AttributeProposalResponse.Of(state, choices, caller.Language ?? led.Connection.Language);
    }

    /// <summary>How the mapping that is live stands by what both sides say now.</summary>
    public async Task<AttributeCheckResponse> CheckAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation)
    {
        var led = await access.SeeAsync(caller, connectionId, cancellation);
        return AttributeCheckResponse.Of(
            await OfLoketAsync(() => live.CheckLiveAsync(led.Connection, cancellation)), caller.Language ?? led.Connection.Language);
    }

    /// <summary>Makes the whole mapping live, if nothing is wrong with it and nobody else was first.</summary>
    public Task<AttributeMappingResponse> ChangeAsync(
        Caller caller, ConnectionId connectionId, AttributeMappingChange change, CancellationToken cancellation)
    {
        AttributeProblems.ThrowIfAny(change.Faults());
        return SaveAsync(
            caller, connectionId, change.Version,
            (before, after) => new AuditEvent(AuditAction.AttributeMappingChanged, Before: before, After: after),
            _ => Task.FromResult(AttributeVersion.None with
            {
                Attributes = change.Attributes,
                ChangedBy = change.ChangedBy ?? caller.Actor.Id,
            }),
            cancellation);
    }

    /// <summary>Makes an older version live again, if nothing is wrong with it today.</summary>
    public Task<AttributeMappingResponse> RestoreAsync(
        Caller caller, ConnectionId connectionId, int version, AttributeMappingRestore restore, CancellationToken cancellation)
    {
        AttributeProblems.ThrowIfAny(new AttributeMappingChange(restore.Version, [], restore.ChangedBy).Faults());
        return SaveAsync(
            caller, connectionId, restore.Version,
            (before, after) => new AuditEvent(AuditAction.AttributeMappingRestored, Before: before, After: after),
            async led => await GetVersionAsync(led.Id, version, cancellation) with
            {
                Restored = version,
                ChangedBy = restore.ChangedBy ?? caller.Actor.Id,
            },
            cancellation);
    }

    private async Task<AttributeMappingResponse> SaveAsync(
        Caller caller, ConnectionId connectionId, int basedOn, Func<string, string, AuditEvent> what, Func<LedConnection,
            Task<AttributeVersion>> wanted,
        CancellationToken cancellation)
    {
        var led = await access.ChangeAsync(caller, connectionId, cancellation);
        var version = await wanted(led);
        var choices = await ChoicesAsync(led.Connection, cancellation) ?? LoketChoices.None;
        var saved = await store.TrySaveAsync(
            led.Id, version, basedOn,
            state => AttributeProblems.ThrowIfAny(new AttributeFaultWords(state.Told, version.Attributes).Of(
                AttributeCheck.Faults(version.Attributes, state.Told, choices))),
            cancellation) ?? throw Problems.Throw(AttributeProblems.Changed(basedOn));
        // Before the audit, as the set-up goes on by it. Who repeats it after a death finds another version live and saves on that.
        if (await entities.FindAsync(led.Id, cancellation) is { AttributesLiveAt: null })
        {
            var entity = await entities.ChangeAsync(led.Id, row => row.AttributesLiveAt ??= clock.GetUtcNow(), cancellation);
            await news.ReachedAsync(led.Connection, SetUpStage.AttributesSetUp, entity.AttributesLiveAt!.Value, cancellation);
        }

        await audit.WriteAsync(
            caller, led.Id, what(Text(basedOn), Text(saved.Version)) with { AdministrationId = led.Administration?.Id }, cancellation);
        return AttributeMappingResponse.Of(saved);
    }

    private async Task<AttributeVersion> GetVersionAsync(ConnectionId connectionId, int version, CancellationToken cancellation) =>
        (await store.HistoryAsync(connectionId, MostVersions, cancellation)).FirstOrDefault(one => one.Version == version)
        ?? throw Problems.Throw(Problems.NotFound("version of the attribute mapping"));

    private Task<LoketChoices?> ChoicesAsync(Connection connection, CancellationToken cancellation) =>
        OfLoketAsync(() => live.ChoicesAsync(connection, cancellation));

    private static async Task<T> OfLoketAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (LoketException exception)
        {
            throw Problems.Throw(ConnectionProblems.Of(exception.Failure));
        }
    }

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);
}
