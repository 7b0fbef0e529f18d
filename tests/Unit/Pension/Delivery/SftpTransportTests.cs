using System.Net;
using System.Net.Sockets;
using LoketFunctions.Failures;
using LoketFunctions.Pension.Delivery.Transport;
using LoketFunctions.Sandbox.Servers;

namespace LoketFunctions.Tests.Pension.Delivery;

/// <summary>What becomes of a file at a real SFTP server, and whose move it is where nothing becomes of it.</summary>
public sealed class SftpTransportTests : IAsyncLifetime
{
    private SftpWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await SftpWorld.StartAsync();

    public async ValueTask DisposeAsync() => await _world.DisposeAsync();

    /// <summary>SHA-256 of "abc" is the example of FIPS 180-4.</summary>
    [Fact]
    public async Task A_file_is_there_byte_for_byte_and_the_receipt_says_so()
    {
        var before = DateTimeOffset.UtcNow;
        var receipt = await _world.SendAsync(new DeliveryFile(SftpWorld.Name, "abc"u8.ToArray()));

        Assert.Equal("abc"u8, _world.Delivered());
        Assert.Equal([SftpWorld.Name], _world.Files);
        Assert.Equal(
            $"{SftpWorld.Name}, 3 bytes, sha256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", receipt.Reference);
        Assert.InRange(receipt.At, before, DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task Sent_again_it_is_there_once_and_has_its_receipt_again()
    {
        var file = SftpWorld.File(2_000_000);
        var first = await _world.SendAsync(file);
        var longAgo = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_world.PathOf(SftpWorld.Name), longAgo);

        var second = await _world.SendAsync(file);

        Assert.Equal(first.Reference, second.Reference);
        Assert.Equal([SftpWorld.Name], _world.Files);
        Assert.Equal(longAgo, File.GetLastWriteTimeUtc(_world.PathOf(SftpWorld.Name)));
    }

    /// <summary>Of another length, and of the same.</summary>
    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    public async Task Other_content_under_the_name_is_refused_and_the_first_stays(int length)
    {
        await _world.SendAsync(SftpWorld.File(1000));
        var other = SftpWorld.File(length, seed: 2);

        Says(FailureClass.Configuration, "delivery-name-taken", await _world.FailAsync(other));

        Assert.Equal(SftpWorld.File(1000).Content, _world.Delivered());
        Assert.Equal([SftpWorld.Name], _world.Files);
    }

    [Fact]
    public async Task A_folder_of_the_name_is_something_else()
    {
        Directory.CreateDirectory(_world.PathOf(SftpWorld.Name));
        Says(FailureClass.Configuration, "delivery-name-taken", await _world.FailAsync(SftpWorld.File(10)));
    }

    [Fact]
    public async Task What_an_earlier_attempt_left_is_overwritten_however_long_it_is()
    {
        await File.WriteAllBytesAsync(_world.PathOf(SftpWorld.Name + ".part"), new byte[5000]);
        await _world.SendAsync(SftpWorld.File(1000));
        Assert.Equal(SftpWorld.File(1000).Content, _world.Delivered());
        Assert.Equal([SftpWorld.Name], _world.Files);
    }

    [Fact]
    public async Task A_file_lands_in_the_directory_that_is_set()
    {
        Directory.CreateDirectory(_world.PathOf("in"));
        foreach (var (directory, name) in new[] { ("in", "a.csv"), ("in/", "b.csv"), (_world.PathOf("in"), "c.csv") })
        {
            await _world.SendAsync(new DeliveryFile(name, "abc"u8.ToArray()), _world.Settings with { Directory = directory });
            Assert.Equal("abc"u8, _world.Delivered($"in/{name}"));
        }
    }

    /// <summary>The key of this server is another one than those that are set: it is told no user and shown no key.</summary>
    [Fact]
    public async Task With_another_host_key_nobody_signs_in()
    {
        var pinned = _world.Settings with
        {
            HostKeys = new HashSet<string>(StringComparer.Ordinal) { "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU" },
        };

        Says(FailureClass.Configuration, "receiver-host-key-differs", await _world.FailAsync(SftpWorld.File(10), pinned));

        await _world.Server.StopAsync();
        Assert.Contains("Connection from", _world.Server.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("publickey", _world.Server.Log, StringComparison.Ordinal);
        Assert.DoesNotContain($"user {SshServer.User}", _world.Server.Log, StringComparison.Ordinal);
        Assert.Empty(_world.Files);
    }

    /// <summary>While the server changes its key.</summary>
    [Fact]
    public async Task One_of_several_pinned_host_keys_is_enough()
    {
        var pinned = _world.Settings with
        {
            HostKeys = new HashSet<string>(StringComparer.Ordinal)
            {
                "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU", _world.Server.HostKey,
            },
        };
        await _world.SendAsync(SftpWorld.File(10), pinned);
        await _world.Server.StopAsync();
        Assert.Contains("Accepted publickey", _world.Server.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_or_a_user_that_the_server_does_not_know_is_for_people_to_mend()
    {
        var stranger = ClientKey.Parse(await _world.Server.MakeStrangersKeyAsync(), passphrase: null);
        foreach (var settings in new[] { _world.Settings with { Key = stranger }, _world.Settings with { User = "nobody" } })
            Says(FailureClass.Configuration, "receiver-refuses-key", await _world.FailAsync(SftpWorld.File(10), settings));
        Assert.Empty(_world.Files);
    }

    [Fact]
    public async Task A_directory_that_is_not_there_is_for_people_to_mend() => Says(
        FailureClass.Configuration, "receiver-directory-missing",
        await _world.FailAsync(SftpWorld.File(10), _world.Settings with { Directory = "elsewhere" }));

    [Fact]
    public async Task Where_nothing_may_be_written_it_is_for_people_to_mend()
    {
        await using var world = await SftpWorld.StartAsync(isReadOnly: true);
        Says(FailureClass.Configuration, "receiver-not-permitted", await world.FailAsync(SftpWorld.File(10)));
    }

    [Fact]
    public async Task A_server_that_is_away_passes()
    {
        await _world.Server.StopAsync();
        Says(FailureClass.Transient, "receiver-unreachable", await _world.FailAsync(SftpWorld.File(10)));
        await _world.Server.StartAgainAsync();
        await _world.SendAsync(SftpWorld.File(10));
        Assert.Equal(SftpWorld.File(10).Content, _world.Delivered());
    }

    [Fact]
    public async Task A_server_that_takes_connections_and_says_nothing_is_given_up()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var settings = _world.Settings with
        {
            Port = ((IPEndPoint)silent.LocalEndpoint).Port,
            ConnectTimeout = TimeSpan.FromSeconds(1),
        };
        Says(FailureClass.Transient, "receiver-unreachable", await _world.FailAsync(SftpWorld.File(10), settings));
    }

    [Fact]
    public async Task A_delivery_has_an_end()
    {
        var settings = _world.Settings with { Longest = TimeSpan.FromMilliseconds(300) };
        Says(FailureClass.Transient, "delivery-interrupted", await _world.FailAsync(SftpWorld.File(200_000_000), settings));
        Assert.DoesNotContain(SftpWorld.Name, _world.Files);
    }

    [Fact]
    public async Task Whoever_stops_it_hears_that_it_was_stopped()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _world.SendAsync(SftpWorld.File(10), cancellation: stop.Token));
    }

    [Fact]
    public async Task An_address_that_the_app_does_not_call_is_not_connected_to()
    {
        _world.IsLoopbackAllowed = false;
        Says(FailureClass.Internal, "receiver-address-refused", await _world.FailAsync(SftpWorld.File(10)));
        await _world.Server.StopAsync();
        Assert.DoesNotContain("Connection from", _world.Server.Log, StringComparison.Ordinal);
    }

    /// <summary>Nobody listens at the first.</summary>
    [Fact]
    public async Task Of_several_addresses_one_that_answers_is_enough()
    {
        _world.Addresses = ["127.0.0.2", SshServer.Host];
        await _world.SendAsync(SftpWorld.File(10));
        Assert.Equal(SftpWorld.File(10).Content, _world.Delivered());
    }

    private static void Says(FailureClass expected, string code, DeliveryException failure)
    {
        Assert.Equal((expected, code), (failure.Class, failure.Code));
        Assert.DoesNotContain(SftpWorld.Name, failure.ToString(), StringComparison.Ordinal);
    }
}
