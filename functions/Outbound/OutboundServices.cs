using System.Net;
using LoketFunctions.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Outbound;

internal static class OutboundServices
{
    /// <summary>What holds for every client of the factory, also for one that nobody thought of here.</summary>
    public static IServiceCollection AddOutbound(this IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton(OutboundOptions.Read(settings));
        services.AddSingleton<CallableAddresses>();
        services.AddSingleton<AddressLookup>(Dns.GetHostAddressesAsync);
        services.AddSingleton<AddressGuard>();
        services.ConfigureHttpClientDefaults(client => client.UseSocketsHttpHandler((handler, provider) =>
        {
            handler.ConnectCallback = provider.GetRequiredService<AddressGuard>().ConnectAsync;
            // What is signed, or holds a token, goes where the operator said and nowhere else.
            handler.AllowAutoRedirect = false;
            // With a proxy its address would be looked at, and not that of whoever is called.
            handler.UseProxy = false;
            handler.UseCookies = false;
        }));
        return services;
    }
}
