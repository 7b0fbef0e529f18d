using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;

namespace LoketFunctions.Personnel.SetUp;

/// <summary>What only whoever runs the installation does with a legal entity's link.</summary>
internal sealed class OperatorOperations(
    SetUpReader reader, ConnectionStore connections, LegalEntityStore entities, SetUpNews news, AuditLog audit, TimeProvider clock)
{
    /// <summary>Lets somebody sign in at Loket. Once more changes nothing.</summary>
    public async Task<SetUpResponse> EnableAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation)
    {
        caller.RequireOperator();
        var setUp = await reader.GetAsync(caller, connectionId, cancellation);
        if (setUp.Entity.AttributesLiveAt is null)
            throw Problems.Throw(SetUpProblems.AttributesNotSetUp());
        if (setUp.Entity.EnabledAt is null)
        {
            var now = clock.GetUtcNow();
            await entities.ChangeAsync(connectionId, row => row.EnabledAt ??= now, cancellation);
            await audit.WriteAsync(caller, connectionId, new AuditEvent(AuditAction.LinkEnabled), cancellation);
            await news.ReachedAsync(setUp.Connection, SetUpStage.Enabled, now, cancellation);
        }

        return await reader.AnswerAsync(caller, connectionId, cancellation);
    }

    /// <summary>
    /// Takes the administration out, so that another can be chosen. What was acknowledged was so for that one, and is asked again.
    /// </summary>
    public async Task<SetUpResponse> UndoMappingAsync(
        Caller caller, ConnectionId connectionId, UndoMappingRequest request, CancellationToken cancellation)
    {
        caller.RequireOperator();
        if (!IsReason(request.Reason))
            throw Problems.Throw(Problems.Invalid("reason", InputFaults.NotLine(UndoMappingRequest.LongestReason)));
        var setUp = await reader.GetAsync(caller, connectionId, cancellation);
        var administrations = await connections.AdministrationsAsync(connectionId, cancellation);
        if (setUp.Entity.MappedAt is null && administrations.Count == 0)
            throw Problems.Throw(SetUpProblems.NotMapped());

        // The row that says so goes last: whoever dies before undoes it again.
        await connections.ChooseAsync(connectionId, [], cancellation);
        await connections.ChangeAsync(caller.Tenant, connectionId, row => row.Unmapped(), cancellation);
        await entities.ChangeAsync(
            connectionId,
            row => (row.MappedAt, row.AcknowledgedAt, row.AcknowledgedVersion, row.StartLine) = (null, null, null, null),
            cancellation);
        await audit.WriteAsync(
            caller, connectionId,
            new AuditEvent(
                AuditAction.MappingUndone, Before: string.Join(' ', administrations.Select(row => row.Id)), After: request.Reason.Trim()),
            cancellation);
        await news.UndoneAsync(setUp.Connection, clock.GetUtcNow(), cancellation);
        return await reader.AnswerAsync(caller, connectionId, cancellation);
    }

    private static bool IsReason(string text) =>
        text.Trim().Length is >= 1 and <= UndoMappingRequest.LongestReason && !text.Any(char.IsControl) && text.Any(char.IsLetterOrDigit);
}
