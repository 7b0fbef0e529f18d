using LoketFunctions.Loket;
using Microsoft.Extensions.Configuration;

namespace LoketFunctions.Connections;

/// <summary>Reads Loket's options from the app's settings under <c>Loket</c>.</summary>
internal static class LoketSettings
{
    public static LoketOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Loket");
        var options = section.Get<LoketOptions>() ?? new LoketOptions();
        return options with
        {
            ClientSecret = section["ClientSecret"] is { Length: > 0 } secret ? new ClientSecret(secret) : null,
            RedirectUri = PublicAddress.Read(configuration).Callback,
        };
    }
}
