using LoketFunctions.Simulators;
using LoketFunctions.Simulators.Planner;

return await CommandProgram.RunAsync(args, PlannerCommand.Usage, PlannerCommand.Parse, (options, cancellation) =>
    CommandProgram.ServeAsync(options.StartAsync, PlannerIntroduction.Of, cancellation));
