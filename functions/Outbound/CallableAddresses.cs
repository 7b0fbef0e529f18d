using System.Net;
using System.Net.Sockets;

namespace LoketFunctions.Outbound;

/// <summary>
/// Which addresses the app calls: those of the public internet, those that the operator names, and in development its own machine. What
/// else a name leads to is an inner network, or the cloud's own services, which trust whoever can reach them.
/// </summary>
internal sealed class CallableAddresses(OutboundOptions options)
{
    /// <summary>RFC 6890 and its successors, and one address by which Azure serves its machines.</summary>
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "168.63.129.16/32",
            // Within what IPv6 calls global: assignments of the protocol's own, documentation, and addresses that hold one of IPv4.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>All of IPv6 that was given to anybody; what holds an address of IPv4 (NAT64), or is private, lies outside.</summary>
    private static readonly IPNetwork GlobalOfIPv6 = IPNetwork.Parse("2000::/3");

    private readonly IReadOnlyList<IPNetwork> _named = options.Ranges();

    /// <param name="isEncrypted">False for http, which goes nowhere but to this machine.</param>
    public bool Include(IPAddress address, bool isEncrypted)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(plain) && options.IsLoopbackAllowed)
            return true;
        return isEncrypted && (IsPublic(plain) || _named.Any(range => range.Contains(plain)));
    }

    private static bool IsPublic(IPAddress address) =>
        (address.AddressFamily == AddressFamily.InterNetwork || GlobalOfIPv6.Contains(address))
            && !NotPublic.Any(range => range.Contains(address));
}
