using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Audit;

internal static class AuditServices
{
    /// <summary>Needs storage and <see cref="IAuditedConnections"/> besides.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) =>
        services.AddSingleton<AuditLog>().AddSingleton<AuditOperations>();
}
