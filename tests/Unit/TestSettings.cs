using System.Security.Cryptography;
using LoketFunctions.Simulators.Loket;

namespace LoketFunctions.Tests;

/// <summary>What the whole app needs set before it starts: this storage, this simulated Loket.</summary>
internal static class TestSettings
{
    public static Dictionary<string, string?> Of(AppStorage storage, SimulatedLoket loket) => new()
    {
        ["AzureWebJobsStorage"] = storage.ConnectionString,
        ["SYNC_SCHEDULE"] = "0 */5 * * * *",
        ["PUBLIC_BASE_ADDRESS"] = "https://app.example",
        ["Loket:ApiBaseAddress"] = loket.Address + "/v2/",
        ["Loket:OAuthBaseAddress"] = loket.Address + "/",
        ["Loket:ClientId"] = SimulatedLoketOptions.DefaultClient.Id,
        ["Loket:ClientSecret"] = SimulatedLoketOptions.DefaultClient.Secret,
        ["Security:LocalTokenKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
    };
}
