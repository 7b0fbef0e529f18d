using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace LoketFunctions.Sandbox.Running;

/// <summary>
/// Ports for what must be given one before it starts, or must come back at the same one. They lie below those that systems give to
/// outgoing connections (from 32768 on Linux, from 49152 elsewhere): one of those would be taken by the next connection of anybody while
/// its owner is away.
/// </summary>
/// <remarks>
/// Each process has slices of its own, so that of two which look at the same time neither takes what the other has just been given. It
/// listens at the first port of a slice for as long as it lives: that is the sign for the others.
/// </remarks>
internal static class FreePort
{
    private const int First = 15000;
    private const int End = 32768;
    private const int SliceSize = 64;
    private const int Tries = 1000;

    private static readonly Lock Looking = new();
    private static readonly List<TcpListener> Slices = [];
    private static readonly Queue<int> Left = new();

    /// <summary>One that nobody listens at, and that nobody else is given.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static int Find()
    {
        lock (Looking)
        {
            while (true)
            {
                if (Left.Count == 0)
                    TakeSlice();
                var port = Left.Dequeue();
                if (TryListen(port) is not { } free)
                    continue;
                free.Dispose();
                return port;
            }
        }
    }

    private static void TakeSlice()
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var start = First + (SliceSize * RandomNumberGenerator.GetInt32((End - First) / SliceSize));
            if (TryListen(start) is not { } sign)
                continue;
            Slices.Add(sign);
            foreach (var port in Enumerable.Range(start + 1, SliceSize - 1))
                Left.Enqueue(port);
            return;
        }

        throw new InvalidOperationException($"All ports from {First} to {End - 1} are taken.");
    }

    private static TcpListener? TryListen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }
}
