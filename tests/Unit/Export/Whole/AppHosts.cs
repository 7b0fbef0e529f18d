using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using LoketFunctions.Tests.Conventions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>A host of the app, which may die.</summary>
internal sealed record AppHost(IServiceProvider Services, Life Life);

/// <summary>
/// The hosts of the app, one after another, on one durable engine. What a host was doing when it died is done again from its
/// beginning by the next, as the engine has it after a death; the engine's own memory is not lost here.
/// </summary>
internal sealed class AppHosts
{
    private readonly List<(AppFunction Activity, object? Input)> _done = [];
    private AppHost? _running;
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How often each activity was begun, over all hosts.</summary>
    public ConcurrentDictionary<string, int> Runs { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Before each activity all that are done are run once more, each on such a host, which may die of it: an engine delivers one a
    /// second time where a host died between the answer and the word that it is given. It comes late, and nobody hears of its answer.
    /// </summary>
    public Func<AppHost>? DeliverAgainOn { get; set; }

    /// <summary>Called where an activity begins, with its name and input, and how to run the same one on another host meanwhile.</summary>
    public Action<string, object?, Func<AppHost, Task>>? Overtake { get; set; }

    /// <summary>What activities threw; the engine keeps it.</summary>
    public ConcurrentQueue<Exception> Thrown { get; } = new();

    /// <summary>All activities of the app.</summary>
    public IEnumerable<(string Name, ITaskActivity Activity)> Activities =>
        from function in App.Functions
        let trigger = function.Trigger<ActivityTriggerAttribute>()
        where trigger is not null
        select (function.Name, (ITaskActivity)new HostedActivity(function, trigger.ParameterType, this));

    /// <summary>From now on this host runs the activities.</summary>
    public void Start(AppHost host)
    {
        _running = host;
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    /// <summary>What is asked for from now on waits for another host.</summary>
    public void Stop() => _running = null;

    /// <summary>There will be no other host.</summary>
    public void End() => _next.TrySetCanceled();

    /// <summary>Runs all that was done once more, the first first.</summary>
    public async Task DeliverAgainAsync(Func<AppHost> host)
    {
        foreach (var (activity, input) in _done.ToList())
        {
            var late = host();
            try
            {
                await RunAsync(late, activity.Method, input);
            }
            catch (Exception) when (late.Life.IsOver)
            {
                // Nobody goes on with what it left.
            }
        }
    }

    private async Task<object?> RunAsync(AppFunction activity, object? input)
    {
        if (DeliverAgainOn is { } again)
            await DeliverAgainAsync(again);
        while (true)
        {
            var host = await LivingAsync();
            Runs.AddOrUpdate(activity.Name, 1, (_, count) => count + 1);
            try
            {
                Overtake?.Invoke(activity.Name, input, other => RunAsync(other, activity.Method, input));
                var result = await RunAsync(host, activity.Method, input);
                if (host.Life.IsOver)
                    continue;
                _done.Add((activity, input));
                return result;
            }
            catch (Exception exception) when (!host.Life.IsOver)
            {
                Thrown.Enqueue(exception);
                throw;
            }
            catch (Exception)
            {
                // Nobody hears of what happens on a dead host.
            }
        }
    }

    private async Task<AppHost> LivingAsync()
    {
        while (true)
        {
            var next = _next.Task;
            if (_running is { Life.IsOver: false } host)
                return host;
            await next;
        }
    }

    /// <summary>As the Functions worker runs it.</summary>
    private static async Task<object?> RunAsync(AppHost host, MethodInfo method, object? input)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var instance = ActivatorUtilities.CreateInstance(scope.ServiceProvider, method.DeclaringType!);
        var arguments = method.GetParameters()
            .Select(parameter => parameter.ParameterType == typeof(CancellationToken) ? CancellationToken.None : input);
        var task = (Task)method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, [.. arguments], CultureInfo.InvariantCulture)!;
        await task;
        return method.ReturnType.IsGenericType ? method.ReturnType.GetProperty(nameof(Task<>.Result))!.GetValue(task) : null;
    }

    private sealed class HostedActivity(AppFunction function, Type input, AppHosts hosts) : ITaskActivity
    {
        public Type InputType => input;

        public Type OutputType => typeof(object);

        public Task<object?> RunAsync(TaskActivityContext context, object? input) => hosts.RunAsync(function, input);
    }
}
