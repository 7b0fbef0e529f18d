using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace LoketFunctions.Sandbox.Running;

/// <summary>
/// Ports for what must be told one before it starts, or must come back at the same one. They lie below those that systems give to
/// outgoing connections (from 32768 on Linux, from 49152 elsewhere): one of those would be taken by the next connection of anybody while
/// its owner is away.
/// </summary>
internal static class FreePort
{
    private const int First = 15000;
    private const int End = 32768;
    private const int Tries = 1000;

    private static readonly ConcurrentDictionary<int, bool> Given = [];

    /// <summary>One that nobody listens at, and that this process has not been given before.</summary>
    /// <exception cref="InvalidOperationException">None of many was free.</exception>
    public static int Find()
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            // By chance: other test processes look for theirs at the same time.
            var port = RandomNumberGenerator.GetInt32(First, End);
            if (IsFree(port) && Given.TryAdd(port, true))
                return port;
        }

        throw new InvalidOperationException($"No port from {First} to {End - 1} was found free in {Tries} tries.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
