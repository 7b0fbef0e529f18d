using System.Reflection;
using System.Text.RegularExpressions;

namespace LoketFunctions.Tests.Conventions;

/// <summary>
/// Holds the folders of the app to their order: each uses what stands before it in the table, and only where the table says what for.
/// </summary>
public sealed partial class ArrowTests
{
    /// <param name="Why">What the folder uses the other one for.</param>
    private sealed record Arrow(string To, string Why);

    private sealed record Folder(string Name, params Arrow[] Arrows);

    /// <summary>What everything names things by. It uses nothing, so that all may use it, the rest of the ground too.</summary>
    private static readonly Folder[] Names = [new("Identifiers")];

    /// <summary>The shared ground, the lowest first. Every slice may use all of it.</summary>
    private static readonly Folder[] Ground =
    [
        new("Time"),
        new("Failures"),
        new("Settings"),
        new("Localization", new Arrow("Time", "moments are shown in Dutch time")),
        new("Storage", new Arrow("Settings", "which storage account")),
        new("Loket", new Arrow("Failures", "the class of what Loket answers, and Loket's words shortened")),
        new("Telemetry",
            new Arrow("Failures", "failures are counted by class"),
            new Arrow("Loket", "observes its calls, by interfaces of Loket's"),
            new Arrow("Settings", "where telemetry goes")),
        new("Outbound",
            new Arrow("Failures", "a refused address is the same failure for every client"),
            new Arrow("Settings", "which private addresses are called")),
        new("Mail",
            new Arrow("Settings", "which mail server"),
            new Arrow("Telemetry", "mails are counted")),
        new("Http",
            new Arrow("Settings", "where the outside world reaches the app"),
            new Arrow("Storage", "the app's JSON")),
        new("Security",
            new Arrow("Http", "refuses by problems, and reads bodies within their limits"),
            new Arrow("Settings", "keys and limits"),
            new Arrow("Storage", "remembers received messages")),
        new("Components",
            new Arrow("Http", "where the app serves what pages load"),
            new Arrow("Localization", "pages, reports and mails are in the reader's language"),
            new Arrow("Security", "says that what pages load is open to all")),
        new("Planner",
            new Arrow("Failures", "the class of what a planner answers"),
            new Arrow("Security", "signs its calls, and gives planners' secrets by an interface of Security's"),
            new Arrow("Settings", "which planners"),
            new Arrow("Storage", "the app's JSON"),
            new Arrow("Telemetry", "calls are counted and traced")),
        new("Staff",
            new Arrow("Planner", "its employees"),
            new Arrow("Storage", "keeps snapshots and links")),
        new("Runs",
            new Arrow("Failures", "the class of what ended a step"),
            new Arrow("Http", "whose move a failure is, and on which page"),
            new Arrow("Localization", "says to people what ended a step"),
            new Arrow("Loket", "its failures become those of a step"),
            new Arrow("Planner", "likewise"),
            new Arrow("Security", "who asked for a run, and ids that cannot be guessed"),
            new Arrow("Storage", "leases, rows and staging"),
            new Arrow("Telemetry", "a span for each step")),
    ];

    /// <summary>
    /// One per feature, those that others build on first. Connections holds what all of them act for, and knows none of them: it gives its
    /// news by an interface of its own, and what is erased of it is read from its row.
    /// </summary>
    private static readonly Folder[] Slices =
    [
        new("Audit"),
        new("Connections", new Arrow("Audit", "writes down what was done, and tells the log's readers which connections they reach")),
        new("Notifications", new Arrow("Connections", "tells people and planners what a connection needs")),
        new("Privacy",
            new Arrow("Audit", "erases people from it, and writes down that it erased"),
            new Arrow("Connections", "ends connections and erases what is held of them")),
        new("Mapping",
            new Arrow("Audit", "writes down changes"),
            new Arrow("Connections", "whose codes, and which administrations")),
        new("Sync",
            new Arrow("Audit", "writes down starts and choices"),
            new Arrow("Connections", "whose staff"),
            new Arrow("Notifications", "what is the operator's to mend"),
            new Arrow("Privacy", "says what it holds on a person, what to stop, and forgets what is old")),
        new("Export",
            new Arrow("Audit", "writes down requests and choices"),
            new Arrow("Connections", "whose hours"),
            new Arrow("Mapping", "sends by the mapping that the user made"),
            new Arrow("Notifications", "what is the operator's to mend"),
            new Arrow("Privacy", "says what it holds on a person, what to stop, and forgets what is old")),
        new("Personnel",
            new Arrow("Audit", "writes down bookings, mappings and pushes"),
            new Arrow("Connections", "whose employees"),
            new Arrow("Mapping", "which payroll components types of pay are"),
            new Arrow("Export", "pay goes through its ledger, as hours do"),
            new Arrow("Notifications", "what is the operator's to mend"),
            new Arrow("Privacy", "says what it holds on a person, what to stop, and forgets what is old")),
        new("Pension",
            new Arrow("Audit", "writes down registrations and steps"),
            new Arrow("Connections", "whose link, what takes part, and what the checklist sees"),
            new Arrow("Notifications", "tells the owner and the provider of each step"),
            new Arrow("Privacy", "says what it holds on a director")),
        new("Monitoring",
            new Arrow("Connections", "counts them, and looks whether their night is done"),
            new Arrow("Notifications", "tells the operator of a night that is not done")),
        // It shows what the others do, through their operations: see ConsoleTests.
        new("Console",
            new Arrow("Audit", "its log"),
            new Arrow("Connections", "their settings, administrations and sign-in"),
            new Arrow("Notifications", "what was sent"),
            new Arrow("Privacy", "a person's data, and the end of a connection"),
            new Arrow("Mapping", "its pages"),
            new Arrow("Sync", "runs, employees and choices"),
            new Arrow("Export", "exports, reports and files"),
            new Arrow("Personnel", "the set-up of a legal entity's link"),
            new Arrow("Pension", "the registration, stages and requests of a pension link")),
    ];

    private static readonly Folder[] Folders = [.. Names, .. Ground, .. Slices];

    /// <summary>What each folder's compiled types use of other folders, with one use as an example.</summary>
    private static readonly Dictionary<(string From, string To), string> Uses = (
        from type in App.Types
        let folder = App.FolderOf(type)!
        from used in UsedBy(type)
        let to = App.FolderOf(used)
        where to is not null && to != folder
        group $"{Il.Outermost(type).FullName} uses {used.FullName}" by (folder, to))
        .ToDictionary(group => group.Key, group => group.Min(StringComparer.Ordinal)!);

    [Fact]
    public void Every_type_lies_in_a_known_folder()
    {
        var known = Folders.Select(folder => folder.Name).ToList();
        Assert.Empty(App.Types.Select(type => App.FolderOf(type)!).Distinct().Except(known));
        Assert.Empty(App.Sources.Select(FolderOf).OfType<string>().Distinct().Except(known));
    }

    /// <summary>An order in which each uses only what stands before it has no circle.</summary>
    [Fact]
    public void The_table_is_an_order_and_gives_a_reason_for_each_arrow()
    {
        Assert.Distinct(Folders.Select(folder => folder.Name));
        foreach (var (folder, place) in Folders.Select((folder, place) => (folder, place)))
        {
            Assert.Empty(folder.Arrows.Select(arrow => arrow.To).Except(Folders.Take(place).Select(earlier => earlier.Name)));
            Assert.Distinct(folder.Arrows.Select(arrow => arrow.To));
            Assert.All(folder.Arrows, arrow => Assert.NotEmpty(arrow.Why));
        }
    }

    [Fact]
    public void Compiled_types_use_only_what_their_folder_may() =>
        Rule.Holds(
            from type in App.Types
            from used in UsedBy(type)
            let to = App.FolderOf(used)
            where to is not null && !MayUse(App.FolderOf(type)!, to)
            select $"{Il.Outermost(type).FullName} uses {used.FullName}");

    /// <summary>Without the table: whatever it allows, no folder comes back to itself.</summary>
    [Fact]
    public void Compiled_folders_form_no_circle() =>
        Rule.Holds(
            from folder in Folders
            let way = WayBackTo(folder.Name)
            where way is not null
            select $"{string.Join(" -> ", way)}: {string.Join(", ", way.Zip(way.Skip(1)).Select(step => Uses[step]))}");

    /// <summary>An arrow that is used no more goes from the table, so that it cannot come back unseen.</summary>
    [Fact]
    public void Every_arrow_of_the_table_is_used()
    {
        var named = (from source in App.Sources
                     let folder = FolderOf(source)
                     where folder is not null
                     from Match match in Using().Matches(source.Text)
                     select (folder, match.Groups["folder"].Value)).ToHashSet();
        Rule.Holds(
            from folder in Folders
            from arrow in folder.Arrows
            where !Uses.ContainsKey((folder.Name, arrow.To)) && !named.Contains((folder.Name, arrow.To))
            select $"{folder.Name} does not use {arrow.To}.");
    }

    /// <summary>Constants and names are gone from compiled code, so the sources are read as well.</summary>
    [Fact]
    public void Sources_name_only_what_their_folder_may() =>
        Rule.Holds(
            from source in App.Sources
            let folder = FolderOf(source)
            where folder is not null
            from Match named in Using().Matches(source.Text)
            let to = named.Groups["folder"].Value
            where !MayUse(folder, to)
            select $"{source.Path} names {to}");

    internal static bool IsSlice(string folder) => Slices.Any(slice => slice.Name == folder);

    private static bool MayUse(string from, string to) =>
        from == to || Names.Any(folder => folder.Name == to)
        || Folders.Any(folder => folder.Name == from && folder.Arrows.Any(arrow => arrow.To == to))
        || (IsSlice(from) && Ground.Any(folder => folder.Name == to));

    /// <summary>The folder below functions/; null for Program.cs, which composes everything.</summary>
    internal static string? FolderOf(SourceFile source) => source.Path.Split('/') is [_, var folder, _, ..] ? folder : null;

    /// <summary>The shortest way from the folder over others back to it; null where there is none.</summary>
    private static List<string>? WayBackTo(string start)
    {
        var (seen, waiting) = (new HashSet<string>(StringComparer.Ordinal), new Queue<List<string>>([[start]]));
        while (waiting.TryDequeue(out var way))
        {
            foreach (var to in Uses.Keys.Where(use => use.From == way[^1]).Select(use => use.To))
            {
                if (to == start)
                    return [.. way, to];
                if (seen.Add(to))
                    waiting.Enqueue([.. way, to]);
            }
        }

        return null;
    }

    /// <summary>Every type of the app that the type names in its members or in what its methods do.</summary>
    internal static HashSet<Type> UsedBy(Type type)
    {
        const BindingFlags All =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var used = new HashSet<Type>();
        Add(type.BaseType);
        foreach (var one in type.GetInterfaces().Concat(type.GetFields(All).Select(field => field.FieldType)))
            Add(one);
        foreach (var attribute in type.GetCustomAttributesData().Concat(
            type.GetMembers(All).SelectMany(member => member.GetCustomAttributesData())))
            AddMember(attribute.Constructor);
        foreach (var method in Il.MethodsOf(type))
        {
            AddMember(method);
            foreach (var local in method.GetMethodBody()?.LocalVariables ?? [])
                Add(local.LocalType);
            foreach (var operand in Il.Read(method).Select(instruction => instruction.Operand).OfType<MemberInfo>())
                AddMember(operand);
        }

        return used;

        void AddMember(MemberInfo member)
        {
            Add(member as Type ?? member.DeclaringType);
            switch (member)
            {
                case FieldInfo field:
                    Add(field.FieldType);
                    break;
                case MethodBase method:
                    foreach (var parameter in method.GetParameters())
                        Add(parameter.ParameterType);
                    Add((method as MethodInfo)?.ReturnType);
                    foreach (var argument in method.IsGenericMethod ? method.GetGenericArguments() : [])
                        Add(argument);
                    break;
                default:
                    break;
            }
        }

        void Add(Type? one)
        {
            if (one is null || !used.Add(one))
                return;
            Add(one.GetElementType());
            foreach (var argument in one.GetGenericArguments())
                Add(argument);
        }
    }

    [GeneratedRegex(@"\busing (static )?LoketFunctions\.(?<folder>\w+)", RegexOptions.CultureInvariant
        | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Using();
}
