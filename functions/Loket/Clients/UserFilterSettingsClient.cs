using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Http;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Loket.Clients;

/// <summary>What the connected user chose to hide from lists of employments.</summary>
internal sealed class UserFilterSettingsClient(LoketConnection connection, LoketVersions versions)
{
    /// <summary>Null when Loket does not tell: it is another service, and not every client may use it.</summary>
    public async Task<UserFilterSettings?> FindAsync(Guid employerId, CancellationToken cancellation)
    {
        var call = new LoketCall(
            HttpMethod.Get, "GetUserFilterSettingsByEmployerId", $"user/filtersettings/{employerId:D}", versions.Common)
        {
            FromFilterSettingsService = true,
        };
        try
        {
            return await connection.FindAsync<UserFilterSettings>(call, cancellation);
        }
        catch (LoketException e) when (e.Failure.Reason == FailureReason.RightMissing)
        {
            return null;
        }
    }
}
