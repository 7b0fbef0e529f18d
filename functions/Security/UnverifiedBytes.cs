using System.Collections.Concurrent;
using System.Net;
using LoketFunctions.Http;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Security;

/// <summary>
/// Lends the bytes of bodies whose signature is not checked yet. What is verified gives them back; what is not, or breaks off, has used
/// them up. They come out of two buckets:
/// <list type="bullet">
/// <item>one per address, whichever planner it names, so that none sends without end;</item>
/// <item>one per planner, for all addresses together that are not known as the planner's, so that many addresses do not either.</item>
/// </list>
/// An address is known as a planner's for a day after something that the planner signed came from it. So a sender under a
/// planner's name from elsewhere cannot keep that planner out. Only one that shares its address could, as the two look alike up to the
/// last byte.
/// </summary>
/// <remarks>
/// IPv6 counts by /64, as one customer has all of it.
/// </remarks>
internal sealed class UnverifiedBytes
{
    /// <summary>Addresses share so many buckets by chance, anew in each process: memory does not grow with who sends.</summary>
    private const int Slots = 4096;

    /// <summary>Only what is signed makes an address known, so that these are few.</summary>
    private const int MostKnown = 10_000;

    private const int NetworkBytes = 8;
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(1);

    private readonly UnverifiedOptions _options;
    private readonly TimeProvider _clock;
    private readonly ByteBucket[] _addresses;
    private readonly ConcurrentDictionary<string, ByteBucket> _planners = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Planner, IPAddress Address), DateTimeOffset> _known = [];

    public UnverifiedBytes(UnverifiedOptions options, TimeProvider clock)
    {
        (_options, _clock) = (options, clock);
        _addresses = [.. Enumerable.Range(0, Slots).Select(_ => options.NewBucket(options.UnverifiedPerAddress, clock))];
    }

    /// <summary>Credit for a body that names the planner, which is one of the settings'.</summary>
    public UnverifiedCredit Open(string planner, HttpRequest request)
    {
        var address = NetworkOf(ClientAddress.Of(request, _options.FrontDoorId));
        var ofAddress = _addresses[(uint)address.GetHashCode() % Slots];
        var isKnown = _known.TryGetValue((planner, address), out var since) && _clock.GetUtcNow() - since < KnownFor;
        var ofPlanner = _planners.GetOrAdd(planner, _ => _options.NewBucket(_options.UnverifiedPerPlanner, _clock));
        return new UnverifiedCredit(isKnown ? [ofAddress] : [ofAddress, ofPlanner], () => Remember(planner, address));
    }

    private void Remember(string planner, IPAddress address)
    {
        var now = _clock.GetUtcNow();
        if (_known.Count >= MostKnown)
        {
            foreach (var (known, since) in _known)
            {
                if (now - since >= KnownFor)
                    _known.TryRemove(known, out _);
            }
        }

        if (_known.Count < MostKnown || _known.ContainsKey((planner, address)))
            _known[(planner, address)] = now;
    }

    private static IPAddress NetworkOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (bytes.Length > NetworkBytes)
            Array.Clear(bytes, NetworkBytes, bytes.Length - NetworkBytes);
        return new IPAddress(bytes);
    }
}

/// <summary>What one message was lent. Used by one request, piece by piece.</summary>
internal sealed class UnverifiedCredit(IReadOnlyList<ByteBucket> buckets, Action verified)
{
    private long _taken;

    /// <summary>Before anything of it is read.</summary>
    /// <param name="length">As the sender says; null where it does not.</param>
    /// <exception cref="ProblemException">There is not as much, or nothing at all.</exception>
    public void Require(long? length)
    {
        foreach (var bucket in buckets)
        {
            if (bucket.WaitFor(Math.Max(length ?? 1, 1)) is { } wait)
                throw Problems.Throw(Problems.TooMuchUnverified(wait));
        }
    }

    /// <exception cref="ProblemException">There is not as much.</exception>
    public void Take(int bytes)
    {
        for (var next = 0; next < buckets.Count; next++)
        {
            if (buckets[next].TryTake(bytes) is not { } wait)
                continue;
            foreach (var earlier in buckets.Take(next))
                earlier.GiveBack(bytes);
            throw Problems.Throw(Problems.TooMuchUnverified(wait));
        }

        _taken += bytes;
    }

    /// <summary>The planner signed it: its bytes count no more.</summary>
    public void Verified()
    {
        foreach (var bucket in buckets)
            bucket.GiveBack(_taken);
        _taken = 0;
        verified();
    }
}

/// <summary>
/// Where a request comes from. It is the connection's address, which the worker takes from the last entry of <c>X-Forwarded-For</c>: that
/// one the front end of App Service writes itself, whatever the client sent before it.
/// </summary>
internal static class ClientAddress
{
    private const string FrontDoor = "X-Azure-FDID";

    /// <summary>Of the connection to the Front Door, which writes it over whatever the client sent, as it does its own id.</summary>
    private const string SocketAddress = "X-Azure-SocketIP";

    /// <param name="frontDoorId">The one before the app, past which no sender who could name it gets in; null for none.</param>
    public static IPAddress Of(HttpRequest request, Guid? frontDoorId) =>
        frontDoorId is { } id && Guid.TryParse(request.Headers[FrontDoor], out var named) && named == id
            && IPAddress.TryParse(request.Headers[SocketAddress], out var told)
            ? told
            : request.HttpContext.Connection.RemoteIpAddress ?? IPAddress.None;
}
