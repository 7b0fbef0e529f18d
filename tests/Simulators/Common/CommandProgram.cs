using System.Runtime.InteropServices;

namespace LoketFunctions.Simulators;

/// <summary>A program of the command line: its options, its help, its exit codes, and an end in order on Ctrl+C or SIGTERM.</summary>
internal static class CommandProgram
{
    private const int Failed = 1;
    private const int BadUsage = 2;

    /// <param name="arguments">Of the command line.</param>
    /// <param name="usage">What <c>--help</c> and a wrong option print.</param>
    /// <param name="parse">Throws <see cref="FormatException"/> for options that do not fit.</param>
    /// <param name="run">The work; false when it failed. Cancelled when the program is asked to end.</param>
    /// <returns>The exit code: 0; 1 when the work failed; 2 for options that do not fit.</returns>
    public static async Task<int> RunAsync<TOptions>(
        string[] arguments, string usage, Func<CommandOptions, TOptions> parse, Func<TOptions, CancellationToken, Task<bool>> run)
    {
        if (arguments.Any(argument => argument is "--help" or "-h"))
        {
            Console.WriteLine(usage);
            return 0;
        }

        TOptions options;
        try
        {
            options = parse(new CommandOptions(arguments));
        }
        catch (FormatException exception)
        {
            await Console.Error.WriteLineAsync($"{exception.Message}{Environment.NewLine}{Environment.NewLine}{usage}");
            return BadUsage;
        }

        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await run(options, stop.Token) ? 0 : Failed;

        // Everything that was started is ended in order.
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    /// <summary>Starts a server, prints what it says of itself, and serves until the program is asked to end.</summary>
    public static async Task<bool> ServeAsync<TServer>(
        Func<CancellationToken, Task<TServer>> start, Func<TServer, string> describe, CancellationToken cancellation)
        where TServer : IAsyncDisposable
    {
        try
        {
            await using var server = await start(cancellation);
            Console.WriteLine(describe(server));
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        }
        catch (IOException exception)
        {
            // Kestrel, when the port is taken.
            await Console.Error.WriteLineAsync(exception.Message);
            return false;
        }
    }
}
