namespace LoketFunctions.Export.Model;

/// <param name="State">Of the administration's part.</param>
public sealed record LastExportResponse(string ExportId, ExportAdministrationState State, DateTimeOffset QueuedAt);
