using LoketFunctions.Sandbox.Mail;
using LoketFunctions.Simulators.Loket.Control;
using LoketFunctions.Simulators.Loket.Import;

namespace LoketFunctions.Sandbox.Running.Exporting;

/// <summary>All that came of an export.</summary>
/// <param name="Mails">With a payroll file, that came meanwhile.</param>
internal sealed record ExportOutcome(string Name, ExportView View, IReadOnlyList<ExportPart> Parts, IReadOnlyList<SavedMail> Mails)
{
    public ExportPart Of(Guid administration) => Parts.Single(part => part.View.Id == administration);
}

/// <summary>An administration's part of it.</summary>
/// <param name="Report">Null where the export did not get that far.</param>
/// <param name="File">The payroll file that holds; null where there is none.</param>
/// <param name="InLoket">The period data; null where Loket has no address to look at it.</param>
internal sealed record ExportPart(
    ExportAdministrationView View, ExportReportView? Report, SavedFile? File, IReadOnlyList<PeriodDataCell>? InLoket);

/// <param name="Import">What an import of the file makes of an empty period; null where Loket has no address for it.</param>
internal sealed record SavedFile(string Path, byte[] Content, ImportResult? Import);

internal sealed record SavedMail(string Path, ReceivedMail Mail);
