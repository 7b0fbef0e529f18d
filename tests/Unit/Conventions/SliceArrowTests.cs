using System.Text.RegularExpressions;
using LoketFunctions.Localization;

namespace LoketFunctions.Tests.Conventions;

/// <summary>
/// Holds the folders inside a slice to the arrows between them: each uses only what its slice's table gives it, and no way leads back.
/// A slice's own folder ties those below it, and may use them all.
/// </summary>
public sealed partial class SliceArrowTests
{
    /// <summary>What every stage of an export stands on.</summary>
    private static readonly string[] UnderStages = ["Model", "Body", "Store", "Texts", "Steps"];

    /// <summary>
    /// By slice: what each folder below it may use besides itself, named from the slice, "" being the slice's own. That one is not listed,
    /// as it may use them all.
    /// </summary>
    private static readonly Dictionary<string, Dictionary<string, string[]>> Slices = new(StringComparer.Ordinal)
    {
        ["Export"] = new(StringComparer.Ordinal)
        {
            ["Model"] = [],
            ["Body"] = ["Model"],
            ["Store"] = ["Model", "Body"],
            ["Texts"] = ["Model"],
            ["Steps"] = ["Model", "Store"],
            ["Intake"] = UnderStages,
            ["Prepare"] = UnderStages,
            ["Select"] = UnderStages,
            ["Reconcile"] = UnderStages,
            ["Deliver"] = [.. UnderStages, "Deliver/Files", "Deliver/PeriodData"],
            ["Deliver/Files"] = UnderStages,
            ["Deliver/PeriodData"] = UnderStages,
            ["Report"] = UnderStages,
            ["Notify"] = UnderStages,
            ["Schedule"] = UnderStages,
            ["Corrections"] = UnderStages,
            ["PersonalData"] = UnderStages,
        },
        ["Personnel"] = new(StringComparer.Ordinal)
        {
            ["Fields"] = [],
            ["Chains"] = [],
            ["Attributes"] = ["Fields"],
            ["Model"] = ["Fields"],
            ["Plan"] = ["Fields", "Chains", "Attributes", "Model"],
            ["LoketSide"] = ["Fields", "Chains", "Model", "Plan"],
            ["Pay"] = ["Model"],
            ["SetUp"] = ["Attributes", "Fields"],
            ["Push"] = ["Fields", "Chains", "Attributes", "Model", "Plan", "LoketSide", "Pay", "SetUp"],
            ["Reading"] = [],
            ["Documents"] = ["Reading"],
            ["Costs"] = ["Reading"],
        },
        ["Pension"] = new(StringComparer.Ordinal)
        {
            ["Sealing"] = [],
            ["Registering"] = ["Sealing"],
            ["Stages"] = [],
            ["Delivery/Transport"] = [],
            ["Delivery/Layout"] = ["", "Registering"],
            ["Delivery/Lines"] = ["", "Delivery/Layout", "Sealing"],
            ["Delivery/Contents"] = ["", "Delivery/Layout", "Delivery/Lines", "Sealing"],
            ["Delivery"] =
            [
                "", "Delivery/Contents", "Delivery/Layout", "Delivery/Lines", "Delivery/Transport", "Registering", "Sealing", "Stages",
            ],
        },
        ["Sync"] = new(StringComparer.Ordinal) { ["Employees"] = [""] },
        ["Connections"] = new(StringComparer.Ordinal) { ["Checklist"] = [""] },
        ["Console"] = new(StringComparer.Ordinal)
        {
            ["Requests"] = [],
            ["Sessions"] = ["Requests"],
            ["Rendering"] = ["Requests"],
            ["Auth"] = ["Rendering", "Requests", "Sessions"],
            ["Pages"] = ["Auth", "Rendering", "Requests", "Sessions"],
            ["Pages/Attributes"] = ["Rendering", "Requests"],
            ["Pages/Audit"] = ["Rendering", "Requests"],
            ["Pages/Connections"] = ["Pages/Exports", "Pages/Pension", "Pages/Runs", "Rendering", "Requests"],
            ["Pages/Exports"] = ["Pages/Mapping", "Rendering", "Requests"],
            ["Pages/Mapping"] = ["Rendering", "Requests"],
            ["Pages/Pension"] = ["Rendering", "Requests"],
            ["Pages/Personnel"] = ["Rendering", "Requests"],
            ["Pages/Runs"] = ["Pages/Staff", "Rendering", "Requests"],
            ["Pages/Staff"] = ["Rendering", "Requests"],
        },
        ["Loket"] = new(StringComparer.Ordinal)
        {
            ["Configuration"] = [],
            ["Json"] = [],
            ["Model"] = ["Json"],
            ["Failures"] = ["Json", "Model"],
            ["Filters"] = [],
            ["Http"] = ["Configuration", "Failures", "Json", "Model"],
            ["Paging"] = ["Failures", "Filters", "Http", "Model"],
            ["OAuth"] = ["Configuration", "Failures", "Json", "Model"],
            ["Clients"] = ["Configuration", "Failures", "Filters", "Http", "Model", "Paging"],
        },
    };

    [Fact]
    public void Folders_of_a_slice_use_only_what_they_may() =>
        Rule.Holds(
            from arrow in Arrows
            where Slices.TryGetValue(arrow.Slice, out var table) && !MayUse(table, arrow.From, arrow.To)
            select $"{Place(arrow.Slice, arrow.From)} may not use {Place(arrow.Slice, arrow.To)}: {arrow.User.FullName} uses "
                + $"{arrow.Used.FullName}");

    /// <summary>Constants and names are gone from compiled code, so the sources are read as well.</summary>
    [Fact]
    public void Sources_name_only_what_their_folder_may() =>
        Rule.Holds(
            from source in App.Sources
            let parts = source.Path.Split('/')[1..^1]
            where parts.Length > 0 && Slices.ContainsKey(parts[0])
            let user = string.Join('/', parts[1..])
            from Match named in Using().Matches(source.Text)
            let to = named.Groups["space"].Value.Split('.')
            where to[0] == parts[0] && FolderIn(parts[0], to[1..]) is { } folder && !MayUse(Slices[parts[0]], user, folder)
            select $"{source.Path} names {named.Value}");

    [Fact]
    public void No_way_leads_back_inside_a_slice() =>
        Rule.Holds(
            from slice in Arrows.GroupBy(arrow => arrow.Slice, StringComparer.Ordinal)
            let arrows = slice.ToList()
            from arrow in arrows
            where Reaches(arrows, arrow.To, arrow.From)
            select $"A circle: {Place(slice.Key, arrow.From)} uses {Place(slice.Key, arrow.To)}, which leads back: {arrow.User.FullName} "
                + $"uses {arrow.Used.FullName}");

    /// <summary>They tie the stages, each in one direction: what an export begins with does not know what ends it.</summary>
    [Fact]
    public void Types_of_the_own_folder_of_exports_form_no_circle()
    {
        List<Arrow> arrows =
        [
            .. from type in App.Types
               where type.Namespace == "LoketFunctions.Export"
               let user = Il.Outermost(type)
               from used in ArrowTests.UsedBy(type)
               where used.Namespace == "LoketFunctions.Export" && Il.Outermost(used) != user
               select new Arrow("Export", user.Name, Il.Outermost(used).Name, user, used),
        ];
        Rule.Holds(
            from arrow in arrows
            where Reaches(arrows, arrow.To, arrow.From)
            select $"A circle: {arrow.From} uses {arrow.To}, which leads back");
    }

    [Fact]
    public void Every_folder_of_a_slice_is_in_its_table() =>
        Rule.Holds(
            from type in App.Types
            let parts = PartsOf(type)
            where Slices.TryGetValue(parts[0], out var table) && parts.Length > 1 && !table.ContainsKey(string.Join('/', parts[1..]))
            select $"{type.FullName} lies in a folder that the table of {parts[0]} does not know");

    private static bool MayUse(Dictionary<string, string[]> table, string from, string to) =>
        from == to || (table.TryGetValue(from, out var allowed) ? allowed.Contains(to) : from.Length == 0);

    private static bool Reaches(IReadOnlyList<Arrow> arrows, string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        var next = new Queue<string>(seen);
        while (next.TryDequeue(out var at))
        {
            if (at == to)
                return true;
            foreach (var arrow in arrows.Where(arrow => arrow.From == at && seen.Add(arrow.To)))
                next.Enqueue(arrow.To);
        }

        return false;
    }

    /// <summary>The arrows between the folders of each folder of the app, one for each pair of types.</summary>
    private static IReadOnlyList<Arrow> Arrows { get; } =
    [
        .. from type in App.Types
           let own = PartsOf(type)
           from used in ArrowTests.UsedBy(type)
           where App.FolderOf(used) == own[0] && !IsCatalogue(used)
           let to = PartsOf(used)
           let arrow = new Arrow(own[0], string.Join('/', own[1..]), string.Join('/', to[1..]), Il.Outermost(type), used)
           where arrow.From != arrow.To
           select arrow,
    ];

    /// <summary>A slice's texts lie in its own folder for all of it.</summary>
    private static bool IsCatalogue(Type type) =>
        type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(Catalogue<>);

    private static string[] PartsOf(Type type) => type.Namespace!.Split('.')[1..];

    /// <summary>The folder of a namespace that is used; null where its end is a type's name, as static usings have it.</summary>
    private static string? FolderIn(string slice, string[] parts) =>
        parts.Length == 0
            ? ""
            : Slices[slice].ContainsKey(string.Join('/', parts)) ? string.Join('/', parts) : FolderIn(slice, parts[..^1]);

    private static string Place(string slice, string folder) => folder.Length == 0 ? slice : $"{slice}/{folder}";

    /// <param name="Slice">The folder below functions/ that both types lie in.</param>
    /// <param name="From">The folder of the using type, from the slice; empty for the slice's own.</param>
    private sealed record Arrow(string Slice, string From, string To, Type User, Type Used);

    [GeneratedRegex(@"^using (static |\w+ = )?LoketFunctions\.(?<space>[\w.]+);", RegexOptions.CultureInvariant
        | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Using();
}
