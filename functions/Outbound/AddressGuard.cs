using System.Net;
using System.Net.Sockets;
using LoketFunctions.Failures;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Outbound;

/// <summary>Resolves a host's name, as <see cref="Dns.GetHostAddressesAsync(string, CancellationToken)"/> does.</summary>
internal delegate Task<IPAddress[]> AddressLookup(string host, CancellationToken cancellation);

/// <summary>
/// Makes the connections of the app's clients. The name is resolved here and the socket gets what was looked at, so that a name that is
/// resolved to another address a moment later leads nowhere else.
/// </summary>
internal sealed partial class AddressGuard(CallableAddresses callable, AddressLookup lookup, ILogger<AddressGuard> logger)
{
    /// <summary>The addresses of a host that may be called, one at least. What is connected to is one of them, and not the name.</summary>
    /// <param name="isEncrypted">Whether what is sent there can be read by nobody else.</param>
    /// <exception cref="RefusedAddressException">None of its addresses may be called.</exception>
    public async Task<IPAddress[]> LookUpAsync(string host, bool isEncrypted, CancellationToken cancellation)
    {
        var addresses = (await lookup(host, cancellation)).Where(address => callable.Include(address, isEncrypted)).ToArray();
        if (addresses.Length > 0)
            return addresses;
        LogRefused(host);
        throw new RefusedAddressException();
    }

    /// <exception cref="RefusedAddressException">None of its addresses may be called.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var isEncrypted = context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttps;
        var addresses = await LookUpAsync(host, isEncrypted, cancellation);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Host} leads to no address that this app calls, and is not called: a private network needs Outbound__AllowedRanges "
            + "(docs/settings.md)")]
    private partial void LogRefused(string host);
}
