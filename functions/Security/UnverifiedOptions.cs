using LoketFunctions.Http;
using LoketFunctions.Settings;

namespace LoketFunctions.Security;

/// <summary>
/// How much may come in that turns out to be no planner's. Read from <c>Security</c>; each running instance counts for itself.
/// </summary>
internal sealed record UnverifiedOptions
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>Room for the largest body.</summary>
    private const int LeastMegabytes = (int)(RequestBody.StreamedLimit / Megabyte);

    private const int MostMegabytes = 1024 * 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Megabytes from one address.</summary>
    public int UnverifiedPerAddress { get; init; } = 1024;

    /// <summary>Megabytes under one planner's name from all addresses together that are not known as its own.</summary>
    public int UnverifiedPerPlanner { get; init; } = 4096;

    /// <summary>In which what was used up is there again.</summary>
    public TimeSpan UnverifiedRefill { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The Front Door before the app, whose word on a client's address counts. Null for none.</summary>
    public Guid? FrontDoorId { get; init; }

    public ByteBucket NewBucket(int megabytes, TimeProvider clock) => new((long)megabytes * Megabyte, UnverifiedRefill, clock);

    public static UnverifiedOptions Read(AppSettings settings)
    {
        var section = settings.Section("Security");
        var standard = new UnverifiedOptions();
        return new UnverifiedOptions
        {
            UnverifiedPerAddress = section.Number(
                nameof(UnverifiedPerAddress), standard.UnverifiedPerAddress, LeastMegabytes, MostMegabytes),
            UnverifiedPerPlanner = section.Number(
                nameof(UnverifiedPerPlanner), standard.UnverifiedPerPlanner, LeastMegabytes, MostMegabytes),
            UnverifiedRefill = section.Duration(nameof(UnverifiedRefill), standard.UnverifiedRefill, Longest),
            FrontDoorId = section.Id(nameof(FrontDoorId)),
        };
    }
}
