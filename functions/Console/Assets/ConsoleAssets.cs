using System.Security.Cryptography;

namespace LoketFunctions.Console.Assets;

/// <summary>A file of the pages, under a name that changes with its content, so that browsers may keep it for good.</summary>
internal sealed record ConsoleAsset(string Address, string ContentType, ReadOnlyMemory<byte> Content)
{
    public override string ToString() => Address;
}

/// <summary>Style, script and icon: compiled in, so that a page and what it needs are always of one version.</summary>
internal static class ConsoleAssets
{
    private const int HashLength = 12;

    public static ConsoleAsset Style { get; } = Read("console.css", "text/css; charset=utf-8");

    public static ConsoleAsset Script { get; } = Read("console.js", "text/javascript; charset=utf-8");

    public static ConsoleAsset Icon { get; } = Read("icon.svg", "image/svg+xml");

    public static ConsoleAsset? Find(string address) => new[] { Style, Script, Icon }.FirstOrDefault(asset => asset.Address == address);

    private static ConsoleAsset Read(string name, string contentType)
    {
        using var stream = typeof(ConsoleAssets).Assembly.GetManifestResourceStream($"{typeof(ConsoleAssets).Namespace}.{name}")!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        var bytes = content.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashLength];
        return new ConsoleAsset($"{Path.GetFileNameWithoutExtension(name)}-{hash}{Path.GetExtension(name)}", contentType, bytes);
    }
}
