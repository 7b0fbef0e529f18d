using System.Globalization;
using System.Text;
using LoketFunctions.Sandbox.Servers;
using Spectre.Console;

namespace LoketFunctions.Sandbox.Running.Pension;

/// <summary>How files get to the pension provider, as app settings.</summary>
internal static class DeliveryWay
{
    /// <summary>A server of the provider's; null where this machine has none, which is said.</summary>
    public static async Task<SshServer?> FindServerAsync(IAnsiConsole console, CancellationToken cancellation)
    {
        console.MarkupLine("[grey]Starting the provider's SFTP server (OpenSSH) …[/]");
        try
        {
            return await SshServer.StartAsync(cancellationToken: cancellation);
        }
        catch (InvalidOperationException exception)
        {
            console.MarkupLineInterpolated($"[yellow]{exception.Message} Files are pushed by signed calls instead.[/]");
            return null;
        }
    }

    /// <summary>By signed calls to the provider's own side.</summary>
    public static IReadOnlyDictionary<string, string> Push(string planner) =>
        new Dictionary<string, string> { [NameOf(planner, "Kind")] = "push" };

    /// <summary>To where the server's user comes in.</summary>
    public static IReadOnlyDictionary<string, string> Sftp(string planner, SshServer server) => new Dictionary<string, string>
    {
        [NameOf(planner, "Kind")] = "sftp",
        [NameOf(planner, "Host")] = SshServer.Host,
        [NameOf(planner, "Port")] = server.Port.ToString(CultureInfo.InvariantCulture),
        [NameOf(planner, "User")] = SshServer.User,
        [NameOf(planner, "HostKey")] = server.HostKey,
        [NameOf(planner, "PrivateKey")] = Convert.ToBase64String(Encoding.UTF8.GetBytes(server.PrivateKey)),
    };

    private static string NameOf(string planner, string setting) => $"Planners__{planner}__Delivery__{setting}";
}
