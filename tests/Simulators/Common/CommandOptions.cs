using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace LoketFunctions.Simulators;

/// <summary>The options of a command line, one after another: <c>--name</c>, <c>--name value</c> or <c>--name=value</c>.</summary>
internal sealed class CommandOptions(IEnumerable<string> arguments)
{
    private readonly Queue<string> _rest = new(arguments.SelectMany(Split));

    public bool TryNext([NotNullWhen(true)] out string? name) => _rest.TryDequeue(out name);

    /// <summary>The value of the option whose name was read last.</summary>
    /// <exception cref="FormatException">It has none.</exception>
    public string Value(string name) =>
        _rest.TryDequeue(out var value) && value.Length > 0 ? value : throw new FormatException($"{name} needs a value.");

    /// <exception cref="FormatException">It is no whole number within these bounds.</exception>
    public int Number(string name, int least, int most)
    {
        var text = Value(name);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"{name} takes a whole number from {least} to {most}, not '{text}'.");
    }

    public static FormatException Unknown(string name) => new($"There is no option '{name}'.");

    private static string[] Split(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) ? argument.Split('=', 2) : [argument];
}
