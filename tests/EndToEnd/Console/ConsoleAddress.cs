namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>Where the console is, as the link into it tells.</summary>
internal sealed class ConsoleAddress(Uri link, string connectionId)
{
    private readonly string _root = link.AbsoluteUri[..link.AbsoluteUri.IndexOf("/open/", StringComparison.Ordinal)];

    /// <summary>The page of all connections.</summary>
    public Uri Home => new(_root);

    /// <param name="path">Below the console, such as "leave".</param>
    public Uri Of(string path) => new($"{_root}/{path}");

    /// <param name="path">Below the connection, such as "employees"; empty for its overview.</param>
    public Uri OfConnection(string path = "") => Of($"connections/{connectionId}/{path}".TrimEnd('/'));
}
