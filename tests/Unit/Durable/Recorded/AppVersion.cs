using System.Text.Json.Nodes;
using LoketFunctions.Sandbox;

namespace LoketFunctions.Tests.Durable.Recorded;

/// <summary>What host.json says of orchestrations.</summary>
internal static class AppVersion
{
    private static readonly JsonNode Settings =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "host.json")))!["extensions"]!["durableTask"]!;

    public static string Default => Setting("defaultVersion");

    public static string Setting(string name) => Settings[name]!.GetValue<string>();
}
