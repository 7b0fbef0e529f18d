using System.Runtime.CompilerServices;
using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Loket;
using LoketFunctions.Planner;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Steps;

/// <summary>What a step works with.</summary>
/// <param name="Planner">With the connection's own settings in the place of the profile's.</param>
internal sealed record ExportScope(ExportStep Export, Connection Connection, PlannerSettings Planner, LoketClient Loket)
{
    public ExportRun Run => Export.Run;

    public PlannerProfile Profile => Planner.Profile;

    public string Language => Connection.Language;

    public override string ToString() => Run.ExportId;
}

/// <summary>Runs the steps of an export: see <see cref="ConnectionSteps"/>.</summary>
internal sealed class ExportStepRunner(ConnectionSteps steps, ExportStore exports)
{
    /// <param name="step">The activity's name, by the compiler.</param>
    public Task<StepResult<T>> RunAsync<T>(
        ExportStep export, Guid? administrationId, Func<ExportScope, Task<StepResult<T>>> work, CancellationToken cancellation,
        [CallerMemberName] string step = "")
        where T : class => RunAsync(step, export, export.Step(administrationId), work, cancellation);

    /// <summary>For what comes before the export has its turn, or after.</summary>
    /// <param name="step">The activity's name, by the compiler.</param>
    public Task<StepResult<T>> RunUnleasedAsync<T>(
        ExportStep export, Func<ExportScope, Task<StepResult<T>>> work, CancellationToken cancellation, [CallerMemberName] string step = "")
        where T : class => RunAsync(step, export, export.Step() with { IsLeased = false }, work, cancellation);

    private Task<StepResult<T>> RunAsync<T>(
        string name, ExportStep export, RunStep step, Func<ExportScope, Task<StepResult<T>>> work, CancellationToken cancellation)
        where T : class =>
        steps.RunAsync(
            name, step, exports, scope => work(new ExportScope(export, scope.Connection, scope.Planner, scope.Loket)), cancellation);
}
