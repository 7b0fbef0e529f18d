using System.Globalization;
using LoketFunctions.Console.Requests;
using LoketFunctions.Identifiers;
using LoketFunctions.Localization;
using LoketFunctions.Sync.Employees;

namespace LoketFunctions.Console.Pages.Staff;

/// <summary>Statuses that are looked at together.</summary>
/// <param name="Code">In addresses.</param>
public sealed record StatusGroup(string Code, LocalizedText Name, params IReadOnlyList<EmployeeStatus> Statuses)
{
    public static IReadOnlyList<StatusGroup> All { get; } =
    [
        new("all", ConsoleTexts.Of("Common.Everybody"), Enum.GetValues<EmployeeStatus>()),
        new("open", ConsoleTexts.Of("Common.NeedsAChoice"), EmployeeStatus.Waiting, EmployeeStatus.Proposed),
        new("new", ConsoleTexts.Of("Common.WillBeAdded"), EmployeeStatus.New),
        new("linked", ConsoleTexts.Of("Common.Linked"), EmployeeStatus.Linked, EmployeeStatus.Check),
        new("check", ConsoleTexts.Of("EmployeeFilter.ToCheck"), EmployeeStatus.Check),
        new("failed", ConsoleTexts.Of("Common.NotTakenOver"), EmployeeStatus.Failed),
        new("clash", ConsoleTexts.Of("Common.NumberInUse"), EmployeeStatus.Clash),
        new("ignored", ConsoleTexts.Of("Common.NotImported"), EmployeeStatus.Ignored),
        new("out", ConsoleTexts.Of("EmployeeFilter.NotPulled"),
            EmployeeStatus.Hidden, EmployeeStatus.Unreadable, EmployeeStatus.StartsLater, EmployeeStatus.Ended),
    ];

    public static StatusGroup Find(string? code) => All.FirstOrDefault(group => group.Code == code) ?? All[0];
}

/// <summary>Which employees are looked at. A text that was searched for is kept in forms, as addresses hold no names.</summary>
/// <param name="Text">Looks among everybody; null where nothing is searched for.</param>
public sealed record EmployeeFilter(StatusGroup Group, Guid? AdministrationId, string? Text, int Page)
{
    public static EmployeeFilter Of(ConsoleRequest request)
    {
        var text = request.IsPost ? Short(request.Text("text")) : null;
        return new EmployeeFilter(
            StatusGroup.Find(text is null ? Value("status") : null),
            Guid.TryParse(Value("administration"), out var administration) ? administration : null,
            text,
            int.TryParse(Value("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);

        string? Value(string name) => request.IsPost ? request.Text(name) : request.Query(name);
    }

    /// <summary>No more than can be searched for: nobody is called so.</summary>
    internal static string? Short(string? text) => text?[..Math.Min(text.Length, PersonSearch.MaxLength)];

    internal EmployeeSearch ToSearch() => new(AdministrationId, Group == StatusGroup.All[0] ? null : Group.Statuses, Text, Page);

    /// <summary>The address of this part of the list; what was searched for is not in it.</summary>
    public string Path(ConsolePaths paths, ConnectionId connectionId)
    {
        var parts = new List<string>();
        if (Group != StatusGroup.All[0])
            parts.Add($"status={Group.Code}");
        if (AdministrationId is { } id)
            parts.Add($"administration={id}");
        if (Page > 1)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"page={Page}"));
        return paths.Employees(connectionId) + (parts.Count > 0 ? "?" : "") + string.Join('&', parts);
    }

    public override string ToString() => nameof(EmployeeFilter);
}
