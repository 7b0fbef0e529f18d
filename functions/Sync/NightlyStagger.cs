using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LoketFunctions.Identifiers;

namespace LoketFunctions.Sync;

/// <summary>
/// A night begins at a connection's nightly time, and each connection has its own place in the window after it: ten thousand
/// that start at once would be unkind to Loket, which they all share.
/// </summary>
internal static class NightlyStagger
{
    /// <summary>A look waits for the places before the next look, but not longer than this: a function may run for half an hour.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long after the nightly time the connection's place is: the same every night, evenly spread over all connections.
    /// </summary>
    public static TimeSpan PlaceOf(ConnectionId connectionId, TimeSpan window)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(connectionId.ToString()));
        return window * (BinaryPrimitives.ReadUInt32BigEndian(hash) / (uint.MaxValue + 1.0));
    }

    /// <summary>
    /// Whether this look is to start the connection: its place comes before the next look. So none starts before its nightly
    /// time, and where looks are further apart than the window, none waits for a second one.
    /// </summary>
    public static bool HasCome(ConnectionId connectionId, DateTimeOffset night, TimeSpan window, DateTimeOffset nextLook) =>
        night + PlaceOf(connectionId, window) < nextLook;

    /// <summary>How long a look still waits until the connection's place comes.</summary>
    public static TimeSpan WaitOf(ConnectionId connectionId, DateTimeOffset night, TimeSpan window, DateTimeOffset now)
    {
        var wait = night + PlaceOf(connectionId, window) - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < LongestWait ? wait : LongestWait;
    }
}
