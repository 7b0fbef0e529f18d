using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Tests.Http;

/// <summary>
/// The features of a call, with the one that the worker's executor puts the result into. Its interface is the worker's own.
/// </summary>
internal sealed class WorkerFeatures : Dictionary<Type, object>, IInvocationFeatures
{
    private ResultHolder? _holder;

    public object? Result => _holder?.Result;

    public void Set<T>(T instance) => this[typeof(T)] = instance!;

    public T? Get<T>()
    {
        if (!ContainsKey(typeof(T)) && typeof(T).Name == "IFunctionBindingsFeature")
            this[typeof(T)] = _holder = (ResultHolder)(object)DispatchProxy.Create<T, ResultHolder>()!;
        return (T?)this.GetValueOrDefault(typeof(T));
    }

    /// <summary>Takes the result and shows it to nobody, so that the worker looks for no output bindings in it.</summary>
#pragma warning disable CA1852 // The proxy that is made while running derives from it.
    internal class ResultHolder : DispatchProxy
#pragma warning restore CA1852
    {
        public object? Result { get; private set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == "set_InvocationResult")
                Result = args![0];
            return null;
        }
    }
}
