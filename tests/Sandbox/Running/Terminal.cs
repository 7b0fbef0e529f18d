using Spectre.Console;

namespace LoketFunctions.Sandbox.Running;

/// <summary>Where the sandbox command writes: colours and live tables on a terminal, plain wide lines into a file or a pipe.</summary>
internal static class Terminal
{
    private const int PlainWidth = 160;

    public static IAnsiConsole Open()
    {
        if (!Console.IsOutputRedirected)
            return AnsiConsole.Console;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = PlainWidth;
        return console;
    }
}
