using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.DevelopmentHost.Sample;

public sealed class Timers(ILogger<Timers> log)
{
    /// <summary>When, is a setting's to say.</summary>
    [Function("Tick")]
    public void Tick([TimerTrigger("%TICK_SCHEDULE%")] TimerInfo timer) => log.Tells(nameof(Tick), "fires");

    /// <summary>Once in four years by itself.</summary>
    [Function("LeapDay")]
    public void LeapDay([TimerTrigger("0 0 0 29 2 *")] TimerInfo timer) =>
        log.Tells(nameof(LeapDay), timer.IsPastDue ? "fires late" : "fires");
}
