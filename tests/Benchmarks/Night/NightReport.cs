using System.Globalization;
using LoketFunctions.Benchmarks.Night.Measuring;
using LoketFunctions.Benchmarks.Night.Simulation;
using LoketFunctions.Time;

namespace LoketFunctions.Benchmarks.Night;

/// <summary>A night as people read it. Clock times are Amsterdam's.</summary>
internal sealed class NightReport(DateTimeOffset beginsAt)
{
    private const int Quarter = 15 * 60;

    public void Costs(NightCosts costs, TimeSpan took)
    {
        Line(
            $"Measured in {took.TotalSeconds:0} s: a night of connections with {NightCosts.Small} and {NightCosts.Large} administrations, ",
            $"for one with 5");
        Line(
            $"{"step",-32}{"tables",8}{"blobs",8}{"Loket",8}{"sign-in",9}{"planner",9}{"shared",8}{"own",6}",
            $"   (shared, own: entities of one partition)");
        Row("(timer, per connection)", costs.Start);
        foreach (var (name, cost) in costs.Steps)
            Row(name, cost.For(NightCosts.Large));
        Line($"Key Vault: {costs.VaultCallsWhenCold:0} calls of a machine that has no key in memory, and again after five minutes");
        Line($"");

        static void Row(string name, StepCost cost) => Line(
            $"{name,-32}{cost.Tables,8:0.#}{cost.Blobs,8:0.#}{cost.Loket,8:0.#}{cost.SignIns,9:0.#}{cost.Planner,9:0.#}",
            $"{cost.Shared,8:0.#}{cost.Own,6:0.#}");
    }

    public void Timeline(Knobs knobs, NightLoads loads, TimeSpan took)
    {
        Line(
            $"{knobs.Connections:N0} connections, {knobs.Administrations:N0} administrations, {knobs.Changed}% changed, starts spread ",
            $"over {knobs.SpreadOver:c}, looks at '{knobs.Schedule}' ({took.TotalSeconds:0.0} s)");
        Line(
            $"A request to storage takes {knobs.StorageMs} ms, a call to Loket {knobs.LoketMs} ms, to a planner {knobs.PlannerMs} ms ",
            $"(assumed)");
        Line(
            $"{"",6}{"started",9}{"running",9}{"finished",10}{"activities/s",14}{"storage/s",11}{"entities/s",12}{"vault/10s",11}",
            $"{"Loket/s",9}{"planner/s",11}   (peaks within a quarter)");
        var running = 0.0;
        for (var from = Math.Floor(loads.Begins / Quarter) * Quarter; from < loads.End; from += Quarter)
        {
            var to = from + Quarter;
            var (started, finished) = (loads.Started.Sum(from, to), loads.Finished.Sum(from, to));
            running += started - finished;
            Line(
                $"{Time(from),-6}{started,9:N0}{running,9:N0}{finished,10:N0}{loads.Activities.Peak(from, to),14:0}",
                $"{loads.Storage.Peak(from, to),11:N0}{loads.SharedEntities.Peak(from, to),12:N0}{loads.Vault.Peak(from, to),11:N0}",
                $"{loads.Loket.Peak(from, to),9:0}{loads.Planner.Peak(from, to),11:0}");
        }

        Line($"");
    }

    public void Limits(Knobs knobs, Night night)
    {
        Line(
            $"The night ends at {Clock(night.End)}, {(night.End <= night.MustEndBy ? "in time for" : "AFTER")} {Night.EndsAt:HH:mm}: ",
            $"{night.Loads.Activities.Total:N0} activities, {night.Loads.Loket.Total:N0} calls to Loket, {night.Loads.Storage.Total:N0} ",
            $"requests to storage");
        Line(
            $"The longest run: {night.Loads.LongestRun.Administrations} administrations in {night.Loads.LongestRun.Took.TotalMinutes:0.0} ",
            $"minutes; the largest account has its {knobs.LargestAccount} connections in one partition");
        Line($"What limits it: {night.Binding.What} ({night.Binding.Used:P0} of the published limit)");
        Line($"{"",-52}{"peak",10}{"limit",10}{"used",8}{"would fit",12}   knob");
        foreach (var one in night.Limits)
        {
            var limit = one.Limit is { } known ? $"{known:N0}" : "unknown";
            var (used, times) = one.Limit is null ? ("", "") : ($"{one.Used:P0}", one.Used > 0 ? $"{one.Times:0.#} times" : "");
            Line($"{one.What,-52}{one.Peak,10:N0}{limit,10}{used,8}{times,12}   {one.Knob}");
        }
    }

    public void CompareHeader()
    {
        Line($"");
        Line($"{"one knob at a time",-36}{"ends",7}{"activities/s",14}{"Loket/s",9}{"storage/s",11}{"machines",10}   nearest limit");
    }

    public void Compare(string name, Night night) => Line(
        $"{name,-36}{Clock(night.End),7}{night.Loads.Activities.Peak(),14:0}{night.Loads.Loket.Peak(),9:0}",
        $"{night.Loads.Storage.Peak(),11:N0}{night.Loads.MachinesUsed,10:0}   {night.Binding.What}, {night.Binding.Used:P0}");

    private static string Clock(DateTimeOffset moment) => AmsterdamTime.TimeOf(moment).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Pieces, and no sum of them: a sum is a text already, in the culture of the machine.</summary>
    private static void Line(params FormattableString[] pieces) =>
        System.Console.WriteLine(string.Concat(pieces.Select(piece => piece.ToString(CultureInfo.InvariantCulture))));

    private string Time(double second) => Clock(beginsAt.AddSeconds(second));
}
