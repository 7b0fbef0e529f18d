using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Pension.Delivery.Contents;
using LoketFunctions.Pension.Delivery.Layout;
using LoketFunctions.Pension.Stages;
using LoketFunctions.Security;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Pension.Delivery;

/// <summary>What was delivered to the provider, as people see it; and a look now instead of at night.</summary>
internal sealed class DeliveryOperations(
    PensionAccess access, DeliveryStore store, PensionStore stages, ContentsStore contents, DeliveryStarter starter, AuditLog audit)
{
    /// <summary>The latest period first.</summary>
    public async Task<DeliveryList> ListAsync(Caller caller, ConnectionId connectionId, PageQuery page, CancellationToken cancellation)
    {
        var connection = await access.SeeAsync(caller, connectionId, cancellation);
        var language = caller.Language ?? connection.Language;
        var rows = await store.ListAsync(connectionId, cancellation);
        var link = await stages.LinkAsync(connectionId, cancellation);
        return new DeliveryList(
            page.From([
                .. rows.OrderByDescending(row => row.PeriodId).ThenBy(row => row.EmployerName, StringComparer.OrdinalIgnoreCase)
                    .ThenBy(row => row.AdministrationName, StringComparer.OrdinalIgnoreCase)
                    .Select(row => DeliveryResponse.Of(row, language))]),
            rows.Count, DeliveryProblem.Of(link.LookFailure, language));
    }

    /// <summary>A version with what it changed and whom it left out; citizen service numbers are stars.</summary>
    /// <param name="version">Null: the last.</param>
    public async Task<DeliveryDetails> GetAsync(
        Caller caller, ConnectionId connectionId, PeriodKey key, int? version, PageQuery page, CancellationToken cancellation)
    {
        var connection = await access.SeeAsync(caller, connectionId, cancellation);
        var language = caller.Language ?? connection.Language;
        if (await store.FindAsync(connectionId, key, cancellation) is not { } row)
            throw Problems.Throw(Problems.NotFound("delivery"));
        if ((version is null ? row.Last : row.Versions.FirstOrDefault(one => one.Version == version)) is not { } found)
        {
            return version is null
                ? DeliveryDetails.Of(row, null, null, page, language)
                : throw Problems.Throw(Problems.NotFound("version"));
        }

        return DeliveryDetails.Of(row, found, await OpenAsync(connection, row, found, cancellation), page, language);
    }

    /// <returns>False where a look is under way.</returns>
    public async Task<bool> LookAsync(
        DurableTaskClient client, Caller caller, ConnectionId connectionId, CancellationToken cancellation)
    {
        var connection = await access.ChangeAsync(caller, connectionId, cancellation);
        if (!connection.CanSync)
            throw Problems.Throw(ConnectionProblems.NotActive(connection.State));
        var link = await stages.LinkAsync(connectionId, cancellation);
        if (link.Stage != PensionStage.Active)
            throw Problems.Throw(PensionProblems.NotActive(link.Stage));
        var isNew = await starter.StartAsync(client, connection, night: null, cancellation);
        await audit.WriteAsync(caller, connectionId, new AuditEvent(AuditAction.PensionDeliveriesAsked), cancellation);
        return isNew;
    }

    private async Task<DeliveryContents> OpenAsync(
        Connection connection, DeliveryRow row, DeliveryVersion version, CancellationToken cancellation)
    {
        try
        {
            return await contents.FindAsync(connection.Key, row.AdministrationId, row.PeriodId, version.Version, cancellation)
                ?? throw Problems.Throw(Problems.NotFound("version"));
        }
        catch (BrokenSealException)
        {
            throw Problems.Throw(PensionProblems.DeliveryUnreadable());
        }
    }
}

/// <summary>The layout of the files.</summary>
internal sealed class LayoutOperations(PensionAccess access, LayoutStore store, AuditLog audit)
{
    /// <summary>The one that was saved; else what is proposed, of version 0.</summary>
    public async Task<DeliveryLayout> GetAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation)
    {
        await access.SeeAsync(caller, connectionId, cancellation);
        return await store.FindAsync(connectionId, cancellation) ?? DeliveryLayout.Proposed;
    }

    /// <summary>Keeps it whole or not at all; files that are made from now on have it. The same again changes nothing.</summary>
    public async Task<DeliveryLayout> SaveAsync(
        Caller caller, ConnectionId connectionId, DeliveryLayout layout, CancellationToken cancellation)
    {
        await access.ChangeAsync(caller, connectionId, cancellation);
        if (LayoutCheck.FaultsOf(layout) is { Count: > 0 } faults)
            throw Problems.Throw(Problems.Invalid(faults));
        var saved = await store.TrySaveAsync(connectionId, layout, cancellation)
            ?? throw Problems.Throw(PensionProblems.LayoutChanged(layout.Version));
        if (saved.Version != layout.Version)
        {
            await audit.WriteAsync(
                caller, connectionId,
                new AuditEvent(AuditAction.PensionLayoutChanged, Before: $"{layout.Version}", After: $"{saved.Version}"), cancellation);
        }

        return saved;
    }
}
