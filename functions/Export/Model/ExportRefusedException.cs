using LoketFunctions.Loket.Failures;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Model;

/// <summary>Thrown where an export, or an administration's part of it, cannot go on until somebody mends something.</summary>
/// <param name="code">With words in ExportWords.</param>
/// <param name="detail">What exactly, for people; null where the code says it all.</param>
internal sealed class ExportRefusedException(string code, string? detail = null) : Exception(code)
{
    public string? Detail { get; } = detail;

    public StepFailure Failure { get; } = new(FailureClass.Configuration, code);
}
