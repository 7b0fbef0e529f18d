using System.Net;
using System.Security.Cryptography;
using LoketFunctions.Outbound;
using LoketFunctions.Pension.Delivery.Transport;
using LoketFunctions.Sandbox.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoketFunctions.Tests.Pension.Delivery;

/// <summary>Deliveries to a real OpenSSH server on this machine, whose name is looked up where a test says.</summary>
internal sealed class SftpWorld(SshServer server) : IAsyncDisposable
{
    public const string Name = "pension-1234567-2026-11-v1.csv";

    public SshServer Server => server;

    /// <summary>What the server's name leads to.</summary>
    public string[] Addresses { get; set; } = [SshServer.Host];

    public bool IsLoopbackAllowed { get; set; } = true;

    /// <summary>Names of the files that lie where the user comes in.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(server.Folder).Select(file => Path.GetFileName(file));

    public SftpSettings Settings => new(
        "sftp.provider.example", server.Port, SshServer.User, new HashSet<string>(StringComparer.Ordinal) { server.HostKey },
        ClientKey.Parse(server.PrivateKey, passphrase: null), ".");

    public static async Task<SftpWorld> StartAsync(bool isReadOnly = false) => new(await SshServer.StartAsync(isReadOnly));

    /// <summary>Bytes that no other seed has.</summary>
    public static DeliveryFile File(int length, int seed = 1)
    {
        var content = new byte[length];
        new Random(seed).NextBytes(content);
        return new DeliveryFile(Name, content);
    }

    public string PathOf(string name) => Path.Combine(server.Folder, name);

    public byte[] Delivered(string name = Name) => System.IO.File.ReadAllBytes(PathOf(name));

    public Task<DeliveryReceipt> SendAsync(DeliveryFile file, SftpSettings? settings = null, CancellationToken cancellation = default) =>
        Transport(settings ?? Settings).SendAsync(file, cancellation);

    public async Task<DeliveryException> FailAsync(DeliveryFile file, SftpSettings? settings = null) =>
        await Assert.ThrowsAsync<DeliveryException>(() => SendAsync(file, settings));

    public ValueTask DisposeAsync() => server.DisposeAsync();

    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private SftpTransport Transport(SftpSettings settings) => new(
        settings,
        new AddressGuard(
            new CallableAddresses(new OutboundOptions { IsLoopbackAllowed = IsLoopbackAllowed }),
            (_, _) => Task.FromResult(Addresses.Select(IPAddress.Parse).ToArray()), NullLogger<AddressGuard>.Instance),
        TimeProvider.System);
}
