using LoketFunctions.Export.Intake;
using LoketFunctions.Export.Model;
using LoketFunctions.Personnel.Model;
using LoketFunctions.Planner;
using LoketFunctions.Privacy.PersonData;

namespace LoketFunctions.Tests.Conventions.OpenApi;

/// <summary>What RequestExport takes: the app reads the registrations one by one, and so has no record of the whole.</summary>
internal sealed record ExportRequest(
    RequestedPeriod Period, IReadOnlyList<Registration> Registrations, Guid? AdministrationId = null, bool Preview =
        false, string? RequestedBy = null,
    bool AllOrNothing = false, IReadOnlyList<string>? Confirm = null);

/// <summary>What PushRecords takes: the app reads each record by itself, so that an odd one does not keep the others.</summary>
internal sealed record PushRequest(
    IReadOnlyList<PushedEmployee> Employees, bool Preview = false, string? Only = null, Guid? AdministrationId = null);

/// <summary>What the planner answers ListPlannerRegistrations: the app passes them on as they come, and so has no record of them.</summary>
internal sealed record RegistrationPage(IReadOnlyList<Registration> Registrations, string? NextCursor = null);

/// <summary>Likewise of the records of an HR system: <see cref="UnreadPersonnel"/>.</summary>
internal sealed record PersonnelRecordPage(IReadOnlyList<PushedEmployee> Employees, string? NextCursor = null);

/// <summary>Bodies that functions pass on as streams, so that their code does not show what is in them.</summary>
internal static class StreamedBodies
{
    public static IReadOnlyDictionary<string, Type> Read { get; } = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["PushRecords"] = typeof(PushRequest),
        ["RequestExport"] = typeof(ExportRequest),
        ["RequestPeriodExport"] = typeof(PeriodExportRequest),
    };

    public static IReadOnlyDictionary<string, Type> Answered { get; } = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["GetExportReport"] = typeof(ExportReport),
        ["GetPersonData"] = typeof(PersonDataResponse),
    };
}
