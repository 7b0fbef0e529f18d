using Microsoft.Azure.Functions.Worker.Middleware;

namespace LoketFunctions.Localhost.Functions;

/// <summary>The app's middleware in the order it was added: the first is the outermost.</summary>
internal sealed class InvocationPipeline
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _steps = [];

    public void Add(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> step) => _steps.Add(step);

    public FunctionExecutionDelegate Around(FunctionExecutionDelegate innermost) =>
        Enumerable.Reverse(_steps).Aggregate(innermost, (next, step) => step(next));
}
