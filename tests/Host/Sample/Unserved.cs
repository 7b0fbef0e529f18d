using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.DevelopmentHost.Sample;

/// <summary>What the development host refuses; disabled but where that is tried.</summary>
public sealed class Unserved(ILogger<Unserved> log)
{
    [Function("Retried")]
    [FixedDelayRetry(3, "00:00:01")]
    public void Retried([TimerTrigger("0 0 0 29 2 *")] TimerInfo timer) => log.Tells(nameof(Retried), "runs");

    [Function("Pigeon")]
    public void Pigeon([PigeonTrigger] string message) => log.Tells(nameof(Pigeon), "runs");
}

/// <summary>A trigger that nobody knows.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PigeonTriggerAttribute : TriggerBindingAttribute;
