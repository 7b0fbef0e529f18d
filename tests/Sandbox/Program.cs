using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators;

return await CommandProgram.RunAsync(args, SandboxOptions.Usage, SandboxOptions.Parse, async (options, cancellation) =>
{
    try
    {
        return await SandboxCommand.RunAsync(options, Terminal.Open(), cancellation);
    }
    catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
    {
        return !options.Once;
    }
});
