using System.Net;
using LoketFunctions.Outbound;

namespace LoketFunctions.Tests.Outbound;

/// <summary>Ranges are those of RFC 6890 and IANA's registries of special addresses, and the addresses of clouds' own services.</summary>
public sealed class CallableAddressesTests
{
    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("10.255.255.255")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("192.0.0.8")]
    [InlineData("198.18.0.1")]
    [InlineData("203.0.113.7")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.255")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::10.0.0.1")]
    [InlineData("::ffff:0:10.0.0.1")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("64:ff9b::8.8.8.8")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:a00:1::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%3")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("4000::1")]
    public void What_is_not_of_the_public_internet_is_not_called(string address) =>
        Assert.False(InAzure().Include(IPAddress.Parse(address), isEncrypted: true));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("168.63.129.15")]
    [InlineData("169.253.255.255")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("2a00:1450::1")]
    public void The_public_internet_is_called_and_by_https_only(string address)
    {
        Assert.True(InAzure().Include(IPAddress.Parse(address), isEncrypted: true));
        Assert.False(InAzure().Include(IPAddress.Parse(address), isEncrypted: false));
    }

    [Theory]
    [InlineData("10.20.0.0/16", "10.20.3.4", true)]
    [InlineData("10.20.0.0/16", "::ffff:10.20.3.4", true)]
    [InlineData("10.20.0.0/16", "10.21.0.1", false)]
    [InlineData("10.20.0.0/16 fd12:3456::/32", "fd12:3456::9", true)]
    [InlineData("10.20.0.0/16 fd12:3456::/32", "fd12:3457::9", false)]
    public void A_private_network_is_called_where_a_setting_names_it_and_by_https_only(string ranges, string address, bool isCalled)
    {
        var callable = InAzure(ranges);
        Assert.Equal(isCalled, callable.Include(IPAddress.Parse(address), isEncrypted: true));
        Assert.False(callable.Include(IPAddress.Parse(address), isEncrypted: false));
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.1.2.3", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("10.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    public void In_development_the_own_machine_is_called_over_http_too(string address, bool isCalled)
    {
        var callable = new CallableAddresses(Read(null, inAzure: false));
        Assert.Equal(isCalled, callable.Include(IPAddress.Parse(address), isEncrypted: false));
        Assert.Equal(isCalled, callable.Include(IPAddress.Parse(address), isEncrypted: true));
    }

    [Theory]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/8,192.168.0.0/16")]
    [InlineData("10.0.0.0/8 planner.example")]
    public void Whatever_is_no_network_stops_the_start(string ranges) =>
        Assert.Contains(
            "Outbound__AllowedRanges is not a list of networks",
            Assert.Throws<InvalidOperationException>(() => Read(ranges, inAzure: true)).Message,
            StringComparison.Ordinal);

    private static CallableAddresses InAzure(string? ranges = null) => new(Read(ranges, inAzure: true));

    private static OutboundOptions Read(string? ranges, bool inAzure) => StartUp.Read(
        new Dictionary<string, string?> { ["Outbound:AllowedRanges"] = ranges, ["WEBSITE_SITE_NAME"] = inAzure ? "func-loket" : null },
        OutboundOptions.Read);
}
