using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Pages.Staff;
using LoketFunctions.Console.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Console;

internal static class ConsoleServices
{
    /// <summary>Needs the slices whose operations its pages show.</summary>
    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddSingleton<ConsoleSessions>();
        services.AddSingleton<ConsoleSessionOperations>();
        services.AddSingleton<ConsoleAuth>();
        services.AddSingleton<EmployeeActions>();
        return services;
    }
}
