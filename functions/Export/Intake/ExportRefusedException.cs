using LoketFunctions.Runs;

namespace LoketFunctions.Export.Intake;

/// <summary>A refusal of an export's own.</summary>
/// <param name="code">With words in <see cref="ExportWords"/>.</param>
internal sealed class ExportRefusedException(string code, string? detail = null) : RefusedException(code, detail);
