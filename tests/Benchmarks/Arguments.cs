using System.Globalization;

namespace LoketFunctions.Benchmarks;

/// <summary>A command and its named values: <c>export --employees 5000</c>.</summary>
internal sealed class Arguments(string[] arguments)
{
    public string Command => arguments.Length > 0 ? arguments[0] : "";

    public int Number(string name, int otherwise) =>
        Find(name) is { } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;

    public string Text(string name) => Find(name) ?? throw new ArgumentException($"--{name} is missing.", name);

    public bool Has(string name) => arguments.Contains($"--{name}", StringComparer.Ordinal);

    public string? Find(string name) =>
        Array.IndexOf(arguments, $"--{name}") is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;
}
