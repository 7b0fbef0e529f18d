using System.Runtime.CompilerServices;
using LoketFunctions.Export.Model;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Steps;

/// <summary>Steps of one administration whose outcome is that they are done.</summary>
internal static class AdministrationStep
{
    /// <param name="name">The activity's name, by the compiler.</param>
    public static Task<StepResult<StepDone>> RunAsync(
        this ExportStepRunner runner, ExportAdministrationStep step, Func<ExportScope, Task> work, CancellationToken cancellation,
        [CallerMemberName] string name = "") =>
        runner.RunAsync(step.Export, step.AdministrationId, async scope =>
        {
            await work(scope);
            return StepDone.Nothing;
        }, cancellation, name);
}
