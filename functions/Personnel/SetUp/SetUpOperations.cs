using System.Globalization;
using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Time;

namespace LoketFunctions.Personnel.SetUp;

/// <summary>How far a legal entity's link is, and the acknowledgement of what it does.</summary>
internal sealed class SetUpOperations(
    SetUpReader reader, ConnectionStore connections, LegalEntityStore entities, SetUpNews news, AuditLog audit, TimeProvider clock)
{
    private const string Day = "yyyy-MM-dd";

    public async Task<SetUpResponse> GetAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation)
    {
        var answer = await reader.AnswerAsync(caller, connectionId, cancellation);
        if (!caller.Access.Allows(Permission.EditConnection))
            caller.Access.Require(Permission.ViewPayroll);
        return answer;
    }

    /// <summary>Somebody has read what the link does and does not do, and says from which day it leads.</summary>
    public async Task<SetUpResponse> AcknowledgeAsync(
        Caller caller, ConnectionId connectionId, AcknowledgeRequest request, CancellationToken cancellation)
    {
        var setUp = await reader.GetAsync(caller, connectionId, cancellation);
        var mapped = setUp.Entity.MappedAt is null ? [] : await connections.AdministrationsAsync(connectionId, cancellation);
        if (mapped.Count == 0)
        {
            caller.Access.Require(Permission.EditPayroll);
            throw Problems.Throw(SetUpProblems.NotMapped());
        }

        await connections.GetAdministrationAsync(caller, setUp.Connection, mapped[0].Id, Permission.EditPayroll, cancellation);
        var now = clock.GetUtcNow();
        RequireSound(request, AmsterdamTime.DateOf(now));
        var changed = await entities.ChangeAsync(
            connectionId,
            row => (row.AcknowledgedAt, row.AcknowledgedVersion, row.StartLine) = (now, request.Version, request.StartLine),
            cancellation);
        await audit.WriteAsync(
            caller, connectionId,
            new AuditEvent(
                AuditAction.ScopeAcknowledged, Before: Said(setUp.Entity.AcknowledgedVersion, setUp.Entity.StartLine),
                After: Said(request.Version, request.StartLine))
            { AdministrationId = mapped[0].Id },
            cancellation);
        if (setUp.Facts.Stage != SetUpStage.Active && (setUp with { Entity = changed }).Facts.Stage == SetUpStage.Active)
            await news.ReachedAsync(setUp.Connection, SetUpStage.Active, now, cancellation);
        return await reader.AnswerAsync(caller, connectionId, cancellation);
    }

    private static void RequireSound(AcknowledgeRequest request, DateOnly today)
    {
        var faults = new Dictionary<string, InputFault>(StringComparer.Ordinal);
        var (from, to) = (today.AddYears(-1), today.AddYears(1));
        if (request.Version != ScopeText.Current)
            faults["version"] = SetUpFaults.NotCurrentVersion(ScopeText.Current);
        if (!DateOnly.TryParseExact(request.StartLine, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var line))
            faults["startLine"] = InputFaults.NotDay;
        else if (line < from || line > to)
            faults["startLine"] = SetUpFaults.NotStartLine(Text(from), Text(to));
        if (faults.Count > 0)
            throw Problems.Throw(Problems.Invalid(faults));
    }

    private static string? Said(int? version, string? startLine) =>
        version is null ? null : string.Create(CultureInfo.InvariantCulture, $"version={version} startLine={startLine}");

    private static string Text(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);
}
