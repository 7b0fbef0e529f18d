using System.Runtime.InteropServices;
using LoketFunctions.Sandbox.Running;

const int Failed = 1;
const int BadUsage = 2;

SandboxOptions options;
try
{
    options = SandboxOptions.Parse(args);
}
catch (FormatException exception)
{
    await Console.Error.WriteLineAsync($"{exception.Message}{Environment.NewLine}{Environment.NewLine}{SandboxOptions.Usage}");
    return BadUsage;
}

if (options.Help)
{
    Console.WriteLine(SandboxOptions.Usage);
    return 0;
}

using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

try
{
    return await SandboxCommand.RunAsync(options, Terminal.Open(), stop.Token) ? 0 : Failed;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return options.Once ? Failed : 0;
}

// Everything that was started is ended in order.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
