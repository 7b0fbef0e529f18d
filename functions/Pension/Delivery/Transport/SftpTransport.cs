using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using LoketFunctions.Failures;
using LoketFunctions.Outbound;
using Renci.SshNet;
using Renci.SshNet.Common;
using Renci.SshNet.Sftp;

namespace LoketFunctions.Pension.Delivery.Transport;

/// <summary>
/// Puts files on an SFTP server. A file gets its name when all of it is there, by a rename that overwrites nothing; until then it is a
/// <c>.part</c>, which nobody but a next attempt may touch.
/// </summary>
internal sealed class SftpTransport(SftpSettings server, AddressGuard guard, TimeProvider clock) : IDeliveryTransport
{
    private const string Unfinished = ".part";

    public async Task<DeliveryReceipt> SendAsync(DeliveryFile file, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(server.Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        var isConnected = false;
        try
        {
            using var client = await ConnectAsync(either.Token);
            isConnected = true;
            if (!await IsThereAsync(client, file, either.Token))
                await PutAsync(client, file, either.Token);
            return new DeliveryReceipt(clock.GetUtcNow(), string.Create(
                CultureInfo.InvariantCulture,
                $"{file.Name}, {file.Content.Length} bytes, sha256 {Convert.ToHexStringLower(SHA256.HashData(file.Content.Span))}"));
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && SftpFaults.Has(exception))
        {
            throw SftpFaults.Of(exception, isConnected);
        }
    }

    /// <summary>To the first of the server's addresses that answers, of those that may be called.</summary>
    private async Task<SftpClient> ConnectAsync(CancellationToken cancellation)
    {
        var addresses = await guard.LookUpAsync(server.Host, isEncrypted: true, cancellation);
        foreach (var address in addresses[..^1])
        {
            try
            {
                return await ConnectAsync(address, cancellation);
            }
            catch (Exception exception) when (exception is SocketException or SshOperationTimeoutException)
            {
                // The next one may answer.
            }
        }

        return await ConnectAsync(addresses[^1], cancellation);
    }

    /// <summary>The library shows the host key before it signs in, and does not where the key is refused.</summary>
    private async Task<SftpClient> ConnectAsync(IPAddress address, CancellationToken cancellation)
    {
        using var key = server.Key.Open();
        using var way = new PrivateKeyAuthenticationMethod(server.User, key);
        var connection = new ConnectionInfo(address.ToString(), server.Port, server.User, way) { Timeout = server.ConnectTimeout };
        var client = new SftpClient(connection) { OperationTimeout = server.AnswerTimeout };
        var isOther = false;
        client.HostKeyReceived += (_, shown) =>
        {
            isOther = !server.HostKeys.Contains($"SHA256:{shown.FingerPrintSHA256}");
            shown.CanTrust = !isOther;
        };
        try
        {
            await client.ConnectAsync(cancellation);
            return client;
        }
        catch (Exception exception)
        {
            client.Dispose();
            if (isOther && exception is SshException)
                throw new DeliveryException(FailureClass.Configuration, DeliveryCodes.OtherHostKey);
            throw;
        }
    }

    /// <exception cref="DeliveryException">Something else is there under the name.</exception>
    private async Task<bool> IsThereAsync(SftpClient client, DeliveryFile file, CancellationToken cancellation)
    {
        var path = server.PathOf(file.Name);
        SftpFileAttributes found;
        try
        {
            found = await client.GetAttributesAsync(path, cancellation);
        }
        catch (SftpPathNotFoundException)
        {
            return false;
        }

        if (!found.IsRegularFile || found.Size != file.Content.Length || !await IsSameAsync(client, path, file, cancellation))
            throw new DeliveryException(FailureClass.Configuration, DeliveryCodes.NameTaken);
        return true;
    }

    private static async Task<bool> IsSameAsync(SftpClient client, string path, DeliveryFile file, CancellationToken cancellation)
    {
        await using var there = await client.OpenAsync(path, FileMode.Open, FileAccess.Read, cancellation);
        return (await SHA256.HashDataAsync(there, cancellation)).AsSpan().SequenceEqual(SHA256.HashData(file.Content.Span));
    }

    /// <summary>What an earlier attempt left of it is overwritten.</summary>
    private async Task PutAsync(SftpClient client, DeliveryFile file, CancellationToken cancellation)
    {
        var part = server.PathOf(file.Name + Unfinished);
        try
        {
            using var content = new MemoryStream(file.Content.ToArray(), writable: false);
            await client.UploadFileAsync(content, part, canOverride: true, uploadProgress: null, cancellation);
            if ((await client.GetAttributesAsync(part, cancellation)).Size != file.Content.Length)
                throw new DeliveryException(FailureClass.Transient, DeliveryCodes.Interrupted);
            await client.RenameFileAsync(part, server.PathOf(file.Name), cancellation);
        }
        catch (Exception exception)
        {
            var isFull = exception is SftpException { StatusCode: StatusCode.Failure } && await HasNoRoomAsync(client, file);
            await RemoveAsync(client, part);
            if (isFull)
                throw new DeliveryException(FailureClass.Transient, DeliveryCodes.Full);
            throw;
        }
    }

    /// <summary>Asked while what was written still takes its room. Only servers of OpenSSH's kind tell.</summary>
    private async Task<bool> HasNoRoomAsync(SftpClient client, DeliveryFile file)
    {
        try
        {
            var disk = await client.GetStatusAsync(server.Directory, CancellationToken.None);
            return disk.AvailableBlocks * disk.BlockSize < (ulong)file.Content.Length;
        }
        catch (Exception exception) when (exception is NotSupportedException || SftpFaults.Has(exception))
        {
            return false;
        }
    }

    /// <summary>As far as that is possible: what stays is overwritten by the next attempt.</summary>
    private static async Task RemoveAsync(SftpClient client, string part)
    {
        try
        {
            if (client.IsConnected)
                await client.DeleteFileAsync(part, CancellationToken.None);
        }
        catch (Exception exception) when (SftpFaults.Has(exception))
        {
            // What stopped the delivery is what is told.
        }
    }
}
