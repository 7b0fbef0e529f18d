using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Failures;

internal static class FailureServices
{
    /// <summary>
    /// Puts <see cref="UnwrappingExecutor"/>, and <see cref="QuietExecutor"/> around it, around the executor that the worker registered.
    /// </summary>
    public static IServiceCollection AddExecutors(this IServiceCollection services)
    {
        var worker = services.Last(service => service.ServiceType == typeof(IFunctionExecutor));
        return services.AddSingleton<IFunctionExecutor>(provider => new QuietExecutor(new UnwrappingExecutor(
            (IFunctionExecutor)ActivatorUtilities.CreateInstance(provider, worker.ImplementationType!))));
    }
}
