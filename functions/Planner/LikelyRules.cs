namespace LoketFunctions.Planner;

/// <summary>What becomes of an export with hours or allowances that are not likely.</summary>
public enum UnlikelyHours
{
    /// <summary>They go out, and are reported.</summary>
    Tell,

    /// <summary>Nothing of the administration leaves until they are mended or accepted.</summary>
    Stop,
}

/// <summary>What of people's hours and allowances is likely. The rest is reported before anything leaves, or waits for a person.</summary>
internal sealed record LikelyRules
{
    /// <summary>Hours of one person in a week, from Monday: as many as the law on working hours (Arbeidstijdenwet) allows.</summary>
    public int MaxHoursPerWeek { get; init; } = 60;

    /// <summary>
    /// The most that one person has of one allowance on a day, in euros or whatever it is in. Null: any amount, as no number fits both a
    /// kilometre and a bonus.
    /// </summary>
    public int? MaxAllowancePerDay { get; init; }

    /// <summary>
    /// By how much the hours or an allowance of a period may differ from those of the periods before, in percent of them.
    /// </summary>
    public int MaxDeviationPercent { get; init; } = 50;

    /// <summary>How much of what went to Loket an export may take back without asking, in percent of the values: a third.</summary>
    public int MaxWithdrawnPercent { get; init; } = 33;

    public UnlikelyHours Then { get; init; }

    /// <param name="atLeast">By how much it has to differ besides, so that little is not far from little.</param>
    public bool IsFar(decimal value, decimal usual, decimal atLeast)
    {
        var difference = Math.Abs(value - usual);
        return difference >= atLeast && difference * 100 > usual * MaxDeviationPercent;
    }
}
