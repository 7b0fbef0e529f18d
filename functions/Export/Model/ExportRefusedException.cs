using LoketFunctions.Runs;

namespace LoketFunctions.Export.Model;

/// <summary>A refusal of an export's own: it cannot go on until somebody mends something.</summary>
/// <param name="code">With words in ExportWords.</param>
/// <param name="detail">What exactly, for people; null where the code says it all.</param>
internal sealed class ExportRefusedException(string code, string? detail = null) : RefusedException(code, detail);
