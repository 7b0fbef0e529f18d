using LoketFunctions.Simulators;
using LoketFunctions.Simulators.Loket;

return await CommandProgram.RunAsync(args, LoketCommand.Usage, LoketCommand.Parse, (options, cancellation) =>
    CommandProgram.ServeAsync(stop => SimulatedLoket.StartAsync(options, stop), LoketIntroduction.Of, cancellation));
