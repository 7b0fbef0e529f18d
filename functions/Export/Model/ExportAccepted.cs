namespace LoketFunctions.Export.Model;

internal sealed record ExportAccepted(string ExportId, string StatusAddress);
