using System.Security.Cryptography;
using System.Text;
using LoketFunctions.Http;

namespace LoketFunctions.Components.Assets;

/// <summary>A file of the pages, under a name that changes with its content, so that browsers may keep it for good.</summary>
internal sealed record PageAsset(string Address, string ContentType, ReadOnlyMemory<byte> Content)
{
    public string Text { get; } = Encoding.UTF8.GetString(Content.Span);

    /// <summary>As policies of pages name it: in base 64.</summary>
    public string Sha256 { get; } = Convert.ToBase64String(SHA256.HashData(Content.Span));

    public override string ToString() => Address;
}

/// <summary>Style, script and icon: compiled in, so that a page and what it needs are always of one version.</summary>
internal static class PageAssets
{
    private const int HashLength = 12;

    public static PageAsset Style { get; } = Read("site.css", "text/css; charset=utf-8");

    public static PageAsset Script { get; } = Read("site.js", "text/javascript; charset=utf-8");

    public static PageAsset Icon { get; } = Read("icon.svg", "image/svg+xml");

    /// <summary>Where this host serves it.</summary>
    public static string PathOf(PublicAddress address, PageAsset asset) => address.Api($"console/assets/{asset.Address}").AbsolutePath;

    public static PageAsset? Find(string address) => new[] { Style, Script, Icon }.FirstOrDefault(asset => asset.Address == address);

    private static PageAsset Read(string name, string contentType)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream($"{typeof(PageAssets).Namespace}.{name}")!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        var bytes = content.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashLength];
        return new PageAsset($"{Path.GetFileNameWithoutExtension(name)}-{hash}{Path.GetExtension(name)}", contentType, bytes);
    }
}
