using LoketFunctions.Console.Requests;
using LoketFunctions.Identifiers;
using LoketFunctions.Localization;
using LoketFunctions.Mapping;

namespace LoketFunctions.Console.Pages.Mapping;

/// <summary>A code as the overview has it, with its section.</summary>
internal sealed record KnownCodeOf(MappingKind Kind, MappedCode Code)
{
    internal CodeKey Key => new(Kind, Code.Code);
}

/// <summary>Which codes the page shows. In its address: codes are no personal data.</summary>
/// <param name="ToDo">Only those that are to be mapped, or lead to what is gone.</param>
/// <param name="Kind">Only this section.</param>
/// <param name="Text">Only those with this in their code or name.</param>
/// <param name="Year">Of the payroll year; null for the current one.</param>
public sealed record MappingFilter(bool ToDo, MappingKind? Kind, string? Text, int Page, int? Year = null)
{
    public const string YearField = "year";
    public const string Show = "show";
    public const string ShowToDo = "todo";
    public const string KindField = "section";
    public const string TextField = "q";

    /// <summary>A select holds all of its list, so long lists make for pages of few codes: this is some 500 kB.</summary>
    private const int MostOptions = 6000;

    private const int MostCodes = 100;

    public static MappingFilter Read(ConsoleRequest request) => new(
        request.Query(Show) == ShowToDo,
        MappingInput.KindOf(request.Query(KindField)),
        request.Query(TextField)?.Trim(),
        Math.Max(request.QueryNumber("page") ?? 1, 1),
        request.QueryNumber(YearField));

    /// <summary>The page of an administration with what is still to be mapped.</summary>
    /// <param name="year">Null for the current payroll year.</param>
    public static string ToDoPath(ConsoleRequest request, ConnectionId connectionId, Guid administrationId, int? year) =>
        new MappingFilter(ToDo: true, null, null, 1, year).PathOf(request.Paths.Mapping(connectionId, administrationId), 1);

    /// <summary>The page of a payroll year, with all of its codes.</summary>
    /// <param name="year">Null for the current one.</param>
    public static string YearPath(string path, int? year) => new MappingFilter(ToDo: false, null, null, 1, year).PathOf(path, 1);

    public bool IsOn => ToDo || Kind is not null || !string.IsNullOrEmpty(Text);

    internal IEnumerable<KnownCodeOf> Of(MappingOverviewResponse overview)
    {
        var sought = Folding.Fold(Text ?? "");
        return from section in overview.Sections
               where Kind is null || section.Kind == Kind
               from code in section.Codes
               where !ToDo || code.State is CodeState.Unmapped or CodeState.TargetGone
               where Folding.Fold($"{code.Code} {code.Name}").Contains(sought, StringComparison.Ordinal)
               select new KnownCodeOf(section.Kind, code);
    }

    /// <summary>Page by page, in order; at least one page.</summary>
    internal static IReadOnlyList<IReadOnlyList<KnownCodeOf>> Pages(IEnumerable<KnownCodeOf> codes, Func<MappingKind, int> costOf)
    {
        var pages = new List<List<KnownCodeOf>> { new() };
        var options = 0;
        foreach (var code in codes)
        {
            options += costOf(code.Kind);
            if (pages[^1].Count > 0 && (options > MostOptions || pages[^1].Count == MostCodes))
            {
                pages.Add([]);
                options = costOf(code.Kind);
            }

            pages[^1].Add(code);
        }

        return pages;
    }

    /// <summary>The address of a page of this list.</summary>
    public string PathOf(string path, int page)
    {
        var parts = new List<string>();
        if (Year is { } year)
            parts.Add(FormattableString.Invariant($"{YearField}={year}"));
        if (ToDo)
            parts.Add($"{Show}={ShowToDo}");
        if (Kind is not null)
            parts.Add($"{KindField}={Kind}");
        if (!string.IsNullOrEmpty(Text))
            parts.Add($"{TextField}={Uri.EscapeDataString(Text)}");
        if (page > 1)
            parts.Add(FormattableString.Invariant($"page={page}"));
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }

    public override string ToString() => nameof(MappingFilter);
}
