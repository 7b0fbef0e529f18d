using LoketFunctions.Console.Rendering;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Report;
using Microsoft.AspNetCore.Components;

namespace LoketFunctions.Console.Pages.Exports;

/// <summary>
/// A part of the page of a report. Of long lists the first stand there, with how many more there are; an empty one is left away.
/// </summary>
public abstract class ReportSection : ConsoleComponent
{
    [Parameter]
    [EditorRequired]
    public ExportReportResponse Answer { get; set; } = null!;

    protected ExportReport Report => Answer.Report;

    protected AdviceSubject Subject => new(Report.ConnectionId, Report.AdministrationId, Report.ExportId);
}
