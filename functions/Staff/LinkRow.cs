using LoketFunctions.Storage;

namespace LoketFunctions.Staff;

/// <summary>What the user chose for an employee of Loket's; null where nothing was chosen.</summary>
internal enum EmployeeChoice
{
    /// <summary>Toevoegen: create in the planner.</summary>
    Add,

    /// <summary>Niet importeren: leave alone.</summary>
    Ignore,

    /// <summary>Koppelen: it is this employee of the planner's.</summary>
    Link,
}

/// <summary>By which rule a link was made.</summary>
internal static class LinkRule
{
    /// <summary>The user chose.</summary>
    public const string Choice = "choice";

    /// <summary>The same personnel number, and nothing against it.</summary>
    public const string Number = "number";

    /// <summary>The sync created the employee in the planner.</summary>
    public const string Created = "created";

    /// <summary>The planner's own list names the employee of Loket's.</summary>
    public const string Planner = "planner";
}

/// <summary>Who an employee of Loket's is in the planner. Partition: connection. Row: Loket's employee id.</summary>
internal sealed class LinkRow : Row
{
    /// <summary>Null while only a choice to add or to ignore stands here.</summary>
    public string? PlannerEmployeeId { get; set; }

    public EmployeeChoice? Choice { get; set; }

    /// <summary>By which rule the link was made, see <see cref="LinkRule"/>.</summary>
    public string? Rule { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>A link as the sync's rules see it; see <see cref="LinkRow"/>.</summary>
internal sealed record Link(Guid EmployeeId, string? PlannerEmployeeId, EmployeeChoice? Choice, string? Rule, DateTimeOffset ChangedAt)
{
    public override string ToString() => EmployeeId.ToString();
}
