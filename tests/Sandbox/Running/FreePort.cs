using System.Net;
using System.Net.Sockets;

namespace LoketFunctions.Sandbox.Running;

/// <summary>Ports for processes that must be told one before they start.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
