using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Failures;

internal static class FailureServices
{
    /// <summary>Puts <see cref="UnwrappingExecutor"/> around the executor that the worker registered.</summary>
    public static IServiceCollection UnwrapExceptions(this IServiceCollection services)
    {
        var worker = services.Last(service => service.ServiceType == typeof(IFunctionExecutor));
        return services.AddSingleton<IFunctionExecutor>(provider => new UnwrappingExecutor(
            (IFunctionExecutor)ActivatorUtilities.CreateInstance(provider, worker.ImplementationType!)));
    }
}
