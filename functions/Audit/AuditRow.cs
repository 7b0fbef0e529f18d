using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Audit;

/// <summary>
/// One thing that was done. Partition: tenant. Row: newest first. Changed only where its connection was ended, see
/// <see cref="AuditLog.ForgetPeopleAsync"/>.
/// </summary>
internal sealed class AuditRow : Row
{
    public DateTimeOffset At { get; set; }
    public ActorKind Actor { get; set; }

    /// <summary>The planner's id of the person; null for planner and app.</summary>
    public string? ActorId { get; set; }

    public string? ConnectionId { get; set; }

    /// <summary>See <see cref="AuditAction"/>; kept as text, so that a row outlives what the app knows.</summary>
    public string Action { get; set; } = "";

    public Guid? AdministrationId { get; set; }

    /// <summary>Id of what it was done to: an employee of Loket's, a run, an export.</summary>
    public string? Subject { get; set; }

    public string? Before { get; set; }
    public string? After { get; set; }
}
