using System.Reflection;
using LoketFunctions.Tests.Conventions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LoketFunctions.Tests.Durable.Recorded;

/// <summary>The app's orchestrators, to be replayed, and the steps that they call.</summary>
internal static class AppOrchestrators
{
    public static IReadOnlyDictionary<string, ITaskOrchestrator> Orchestrators { get; } =
        Triggered<OrchestrationTriggerAttribute>().ToDictionary(
            function => function.Name, ITaskOrchestrator (function) => new Orchestrator(function.Method), StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, AppFunction> Activities { get; } =
        Triggered<ActivityTriggerAttribute>().ToDictionary(function => function.Name, StringComparer.Ordinal);

    private static IEnumerable<AppFunction> Triggered<T>()
        where T : Attribute => App.Functions.Where(function => function.Trigger<T>() is not null);

    private sealed class Orchestrator(MethodInfo function) : ITaskOrchestrator
    {
        /// <summary>
        /// What the function reads its input as. Without a host in between the worker wants to know it before; the Functions extension
        /// converts when it is asked.
        /// </summary>
        public Type InputType { get; } = Il.ReadReachable(function).Select(instruction => instruction.Operand).OfType<MethodInfo>()
            .FirstOrDefault(called => called.Name == nameof(TaskOrchestrationContext.GetInput))?.GetGenericArguments()[0] ?? typeof(object);

        public Type OutputType => typeof(object);

        public async Task<object?> RunAsync(TaskOrchestrationContext context, object? input)
        {
            await (Task)function.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [context], null)!;
            return null;
        }
    }
}
