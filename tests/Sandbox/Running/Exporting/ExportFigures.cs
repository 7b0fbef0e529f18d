namespace LoketFunctions.Sandbox.Running.Exporting;

/// <summary>The figures of one export, over all administrations. Created, changed, unchanged and withdrawn count values.</summary>
/// <param name="Seconds">From when it was asked for until it was over.</param>
/// <param name="File">A copy of the payroll file with the most lines; null where no file holds.</param>
/// <param name="Files">Copies of all of them: one per administration.</param>
internal sealed record ExportFigures(
    string Name, RegistrationCountsView Registrations, int Lines, int Created, int Changed, int Unchanged, int Withdrawn, int Mails,
    int LoketCalls, double Seconds, string? File, IReadOnlyList<string> Files)
{
    /// <param name="outcome">Of the export.</param>
    /// <param name="before">The figures of the export before it, whose files still hold where this one was refused.</param>
    public static ExportFigures Of(ExportOutcome outcome, ExportFigures? before)
    {
        var view = outcome.View;
        var files = outcome.Parts.Where(part => part.File is not null).OrderByDescending(part => part.View.Lines)
            .Select(part => part.File!.Path).ToList();
        if (files.Count == 0)
            files = [.. before?.Files ?? []];
        return new ExportFigures(
            outcome.Name, view.Registrations, view.Lines, view.Created, view.Changed, view.Unchanged, view.Withdrawn,
            outcome.Mails.Count, view.LoketCalls, Math.Round(((view.FinishedAt ?? view.QueuedAt) - view.QueuedAt).TotalSeconds, 2),
            files.FirstOrDefault(), files);
    }
}
