using System.Globalization;
using System.Text.Json;
using LoketFunctions.Identifiers;
using LoketFunctions.Storage;

namespace LoketFunctions.Pension.Stages;

/// <summary>A step that was taken.</summary>
/// <param name="ActorId">The planner's own id of the person; null for others.</param>
/// <param name="FirstExchange">yyyy-MM-dd, where the step named it, or came with it.</param>
/// <param name="Reason">Where the step has one.</param>
internal sealed record TakenStep<TStage>(
    TStage Stage, DateTimeOffset At, PensionParty By, string? ActorId, string? FirstExchange, string? Reason)
    where TStage : struct, Enum
{
    public override string ToString() => $"{Stage}";
}

/// <summary>
/// What goes by stages. The history lies in the row itself, so that neither can be without the other; there are as many steps as stages,
/// and a date that was named anew.
/// </summary>
internal abstract class StageRow<TStage> : Row
    where TStage : struct, Enum
{
    private const int MostSteps = 60;

    public TStage Stage { get; set; }

    public DateTimeOffset Since { get; set; }

    /// <summary>yyyy-MM-dd: the first day on which data is exchanged; null until it is known.</summary>
    public string? FirstExchange { get; set; }

    /// <summary>JSON of the steps, the oldest first.</summary>
    public string History { get; set; } = "[]";

    /// <summary>Up to which wait somebody was reminded of the step that is waited for.</summary>
    public DateTimeOffset? RemindedAt { get; set; }

    internal ConnectionId ConnectionId => new(PartitionKey);

    internal DateOnly? FirstExchangeDay =>
        DateOnly.TryParseExact(FirstExchange, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    internal IReadOnlyList<TakenStep<TStage>> Steps =>
        JsonSerializer.Deserialize<IReadOnlyList<TakenStep<TStage>>>(History, AppJson.Options) ?? [];

    internal void Take(TakenStep<TStage> step)
    {
        (Stage, Since, RemindedAt) = (step.Stage, step.At, null);
        FirstExchange = step.FirstExchange ?? FirstExchange;
        // A day that is named anew again and again does not outgrow the row.
        History = JsonSerializer.Serialize(Steps.TakeLast(MostSteps - 1).Append(step), AppJson.Options);
    }
}

/// <summary>How far a connection's pension link is. Partition: connection. Row: "link".</summary>
internal sealed class PensionLinkRow : StageRow<PensionStage>
{
    public const string Key = "link";

    /// <summary>Why the last look for deliveries could not see all periods, as a code; null where it could.</summary>
    public string? LookFailure { get; set; }

    /// <summary>The one that people were told of.</summary>
    public string? LookFailureTold { get; set; }

    /// <summary>Names the look that told it.</summary>
    public DateTimeOffset? LookFailureToldAt { get; set; }
}

/// <summary>An employer's request to be linked. Partition: connection. Row: "request-" and its id.</summary>
internal sealed class EmployerRequestRow : StageRow<RequestStage>
{
    public const string Prefix = "request-";

    /// <summary>Werkgever-id: the number that Loket shows.</summary>
    public string EmployerId { get; set; } = "";

    public string EmployerName { get; set; } = "";

    /// <summary>Of the employer, where the request says it.</summary>
    public string? WageTaxNumber { get; set; }

    /// <summary>Of the employer, where the request says it.</summary>
    public string? ContractNumber { get; set; }

    internal string Id => RowKey[Prefix.Length..];

    internal bool IsOver => Stage is RequestStage.Active or RequestStage.Declined;

    public static string KeyOf(string id) => Prefix + id;
}
