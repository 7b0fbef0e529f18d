using System.Net;
using LoketFunctions.Settings;

namespace LoketFunctions.Outbound;

/// <summary>Where the app may call besides the public internet. Read from <c>Outbound</c>.</summary>
internal sealed record OutboundOptions
{
    /// <summary>Networks as <c>10.1.0.0/16</c>, separated by spaces.</summary>
    public string AllowedRanges { get; init; } = "";

    /// <summary>Services of a developer's own machine may be called, over http too.</summary>
    public bool IsLoopbackAllowed { get; init; }

    public IReadOnlyList<IPNetwork> Ranges() => Parse(AllowedRanges)!;

    public static OutboundOptions Read(AppSettings settings)
    {
        var section = settings.Section("Outbound");
        return new OutboundOptions
        {
            AllowedRanges = section.Read(
                nameof(AllowedRanges), text => Parse(text) is null ? null : text,
                "is not a list of networks such as 10.1.0.0/16, separated by spaces.") ?? "",
            IsLoopbackAllowed = !settings.IsInAzure,
        };
    }

    /// <summary>Null where one is none.</summary>
    private static List<IPNetwork>? Parse(string text)
    {
        var ranges = new List<IPNetwork>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!IPNetwork.TryParse(part, out var range))
                return null;
            ranges.Add(range);
        }

        return ranges;
    }
}
