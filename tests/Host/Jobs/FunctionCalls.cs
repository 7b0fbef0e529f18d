using Microsoft.Azure.WebJobs.Host;

namespace LoketFunctions.DevelopmentHost.Jobs;

/// <summary>Runs a function with what the host has for its inputs, in their order; the last one is the cancellation token.</summary>
public delegate Task<object?> FunctionCall(string function, object?[] arguments);

/// <summary>What the class of the made methods derives from; public as WebJobs and the made code need it to be.</summary>
public abstract class FunctionCalls
{
    /// <summary>Set before the first call.</summary>
    public FunctionCall Call { get; set; } = null!;

    /// <summary>Called by the made methods.</summary>
    public Task<object?> CallAsync(string function, object?[] arguments) => Call(function, arguments);
}

/// <summary>Makes the object that WebJobs calls the made methods on.</summary>
internal sealed class FunctionCallsActivator(FunctionCall call) : IJobActivator
{
    public T CreateInstance<T>()
    {
        var made = Activator.CreateInstance<T>();
        ((FunctionCalls)(object)made!).Call = call;
        return made;
    }
}
