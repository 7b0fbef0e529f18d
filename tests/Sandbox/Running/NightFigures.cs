namespace LoketFunctions.Sandbox.Running;

/// <summary>The figures of one night. <paramref name="Seconds"/> counts from the nightly moment to the end of the run.</summary>
internal sealed record NightFigures(
    string Name, int Employers, int Administrations, int Created, int Updated, int Unchanged, int Skipped, int Failed,
    int LoketCalls, int PlannerCalls, double Seconds)
{
    public static NightFigures Of(string name, RunView run, int employers) => new(
        name, employers, run.Administrations?.Count ?? 0, run.Created, run.Updated, run.Unchanged, run.Skipped, run.Failed,
        run.LoketCalls, run.PlannerCalls,
        Math.Round(run is { StartedAt: { } started, FinishedAt: { } finished } ? (finished - started).TotalSeconds : 0, 2));
}
