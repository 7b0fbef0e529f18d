using System.Collections.Concurrent;
using System.Text.Json;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>
/// Every step of a run is delivered twice at once, as an engine may where a host died between handing out a step and writing down that
/// it did. The twin runs from its beginning to its end just before the same effect of each step; the answer that is heard is that of
/// the step that it overtook.
/// </summary>
/// <param name="before">Number of the effect, from 1.</param>
internal sealed class TwinSteps(int before)
{
    private readonly ConcurrentDictionary<(string Activity, string Input), bool> _delivered = [];
    private int _overtaken;

    /// <summary>From before the first effect on, until no step has so many.</summary>
    public static async Task SweepAsync(Func<TwinSteps, Task> run)
    {
        var faults = new List<string>();
        for (var before = 1; ; before++)
        {
            var twins = new TwinSteps(before);
            try
            {
                await run(twins);
            }
            catch (Exception exception)
            {
                faults.Add($"Steps that were overtaken before their effect {before} did harm: {exception.Message}");
            }

            if (twins._overtaken > 0)
                continue;
            Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
            return;
        }
    }

    public void ComeTo(ExportWorld world) => world.Hosts.Overtake = (activity, input, run) =>
    {
        // What is tried again for it is a delivery of its own.
        if (!_delivered.TryAdd((activity, JsonSerializer.Serialize(input)), true))
        {
            EffectWatch.Current = null;
            return;
        }

        var effects = 0;
        EffectWatch.Current = async () =>
        {
            if (Interlocked.Increment(ref effects) != before)
                return;
            Interlocked.Increment(ref _overtaken);
            await EffectWatch.UnwatchedAsync(() => run(world.NewHost(new Life())));
        };
    };
}

/// <summary>Looks on before each effect of one step, whatever host and thread it runs on.</summary>
internal static class EffectWatch
{
    private static readonly AsyncLocal<Func<Task>?> Watch = new();

    public static Func<Task>? Current
    {
        get => Watch.Value;
        set => Watch.Value = value;
    }

    public static async Task UnwatchedAsync(Func<Task> act)
    {
        Current = null;
        await act();
    }
}
