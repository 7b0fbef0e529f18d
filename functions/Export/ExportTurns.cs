using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Runs;

namespace LoketFunctions.Export;

/// <summary>Exports of a connection go one after another.</summary>
internal sealed class ExportTurns(ExportStore exports, WorkLeases leases, TimeProvider clock)
    : RunQueue<ExportRow, ExportAdministrationRow>(exports, leases, clock, ExportStep.Lease);
