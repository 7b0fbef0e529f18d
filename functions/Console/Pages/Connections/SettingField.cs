using System.Globalization;
using System.Text.Json.Nodes;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>A setting as a field of a form.</summary>
/// <param name="Name">Of the setting and of the field.</param>
/// <param name="Value">What stands in the field; empty where the product's own rule holds.</param>
/// <param name="FaultWords">Said where the value cannot be.</param>
public abstract record SettingField(string Name, string Label, string Value, string? Hint, string FaultWords)
{
    /// <summary>As the API takes it: null for the product's own rule, and what cannot be read as it was typed.</summary>
    public abstract JsonNode? Read(string typed);

    public sealed override string ToString() => nameof(SettingField);
}

/// <param name="Type">As HTML names it: text, email, time.</param>
internal sealed record TextSetting(string Name, string Label, string Value, string? Hint, string FaultWords, string Type = "text")
    : SettingField(Name, Label, Value, Hint, FaultWords)
{
    public override JsonNode? Read(string typed) => typed.Length == 0 ? null : JsonValue.Create(typed);
}

internal sealed record NumberSetting(string Name, string Label, string Value, string? Hint, string FaultWords)
    : SettingField(Name, Label, Value, Hint, FaultWords)
{
    public override JsonNode? Read(string typed) => typed.Length == 0 ? null
        : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number)
        : JsonValue.Create(typed);
}

/// <summary>What is chosen from a list.</summary>
internal abstract record ListedSetting(
    string Name, string Label, string Value, string? Hint, string FaultWords, IReadOnlyList<(string Value, string Text)> Options)
    : SettingField(Name, Label, Value, Hint, FaultWords);

/// <summary>One of a few.</summary>
internal sealed record ChoiceSetting(
    string Name, string Label, string Value, string? Hint, string FaultWords, IReadOnlyList<(string Value, string Text)> Options)
    : ListedSetting(Name, Label, Value, Hint, FaultWords, Options)
{
    public override JsonNode? Read(string typed) => typed.Length == 0 ? null : JsonValue.Create(typed);
}

/// <summary>A list, of which a few are to be chosen from: names separated by a space.</summary>
internal sealed record ListSetting(
    string Name, string Label, string Value, string? Hint, string FaultWords, IReadOnlyList<(string Value, string Text)> Options)
    : ListedSetting(Name, Label, Value, Hint, FaultWords, Options)
{
    public override JsonNode? Read(string typed) =>
        typed.Length == 0 ? null : new JsonArray([.. typed.Split(' ').Select(name => JsonValue.Create(name))]);
}

/// <summary>On or off.</summary>
internal sealed record FlagSetting(string Name, string Label, bool IsOn, string Yes, string No, string FaultWords)
    : ListedSetting(Name, Label, IsOn ? On : Off, null, FaultWords, [(Off, No), (On, Yes)])
{
    private const string On = "true";
    private const string Off = "false";

    public override JsonNode? Read(string typed) => JsonValue.Create(typed == On);
}

/// <summary>Mail addresses, one on a line.</summary>
internal sealed record AddressesSetting(string Name, string Label, string Value, string? Hint, string FaultWords)
    : SettingField(Name, Label, Value, Hint, FaultWords)
{
    private static readonly char[] Between = ['\r', '\n', ',', ';', ' '];

    public override JsonNode? Read(string typed) => typed.Length == 0 ? null : new JsonArray(
        [.. typed.Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(address => JsonValue.Create(address))]);
}

/// <summary>Some settings under a heading.</summary>
internal sealed record SettingGroup(string Heading, IReadOnlyList<SettingField> Fields)
{
    public override string ToString() => nameof(SettingGroup);
}
