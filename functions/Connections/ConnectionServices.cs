using LoketFunctions.Audit;
using LoketFunctions.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Connections;

internal static class ConnectionServices
{
    /// <summary>Needs storage, planners, Loket, token keys, mail, the audit log and <see cref="IAttentionNotices"/> besides.</summary>
    public static IServiceCollection AddConnections(this IServiceCollection services, PublicAddress address)
    {
        services.AddSingleton(address);
        services.AddSingleton<ConnectionStore>();
        services.AddSingleton<ConnectionAttention>();
        services.AddSingleton<TokenEvents>();
        services.AddSingleton<TokenVault>();
        services.AddSingleton<SealedTokens>();
        services.AddSingleton<LostGrants>();
        services.AddSingleton<Grants>();
        services.AddSingleton<LoketClients>();
        services.AddSingleton<ConnectionSteps>();
        services.AddSingleton<SignIns>();
        services.AddSingleton<ConnectFlow>();
        services.AddSingleton<ConnectPages>();
        services.AddSingleton<LoketAdministrations>();
        services.AddSingleton<SingleEmployer>();
        services.AddSingleton<RightsReview>();
        services.AddSingleton<AdministrationChooser>();
        services.AddSingleton<IAuditedConnections, AuditedConnections>();
        services.AddSingleton<ConnectionOperations>();
        services.AddSingleton<AdministrationOperations>();
        // At "information" ASP.NET Core logs every address with its query, and the callback's holds code and state.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
        return services;
    }
}
