using System.Net.Sockets;
using LoketFunctions.Failures;
using Renci.SshNet.Common;

namespace LoketFunctions.Pension.Delivery.Transport;

/// <summary>What went wrong at an SFTP server, as this app says it. The server's own words are left out: they quote paths.</summary>
internal static class SftpFaults
{
    /// <summary>Whether it is a fault of the connection or the server, which nobody has named yet.</summary>
    public static bool Has(Exception exception) => exception is RefusedAddressException or SshException or SocketException or IOException
        or ObjectDisposedException or OperationCanceledException;

    public static DeliveryException Of(Exception exception, bool isConnected) => exception switch
    {
        RefusedAddressException => new(FailureClass.Internal, DeliveryCodes.AddressRefused),
        SshAuthenticationException => new(FailureClass.Configuration, DeliveryCodes.KeyRefused),
        SftpPathNotFoundException => new(FailureClass.Configuration, DeliveryCodes.DirectoryMissing),
        SftpPermissionDeniedException => new(FailureClass.Configuration, DeliveryCodes.NotPermitted),
        SftpException => new(FailureClass.Transient, DeliveryCodes.ServerFailed),
        _ => new(FailureClass.Transient, isConnected ? DeliveryCodes.Interrupted : DeliveryCodes.Unreachable),
    };
}
