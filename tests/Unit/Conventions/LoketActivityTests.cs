using System.Reflection;
using System.Text.RegularExpressions;
using LoketFunctions.Planner;
using LoketFunctions.Simulators.Loket.OpenApi;

namespace LoketFunctions.Tests.Conventions;

/// <summary>Whoever calls something new of Loket's says which right it takes, or why nobody has to look for it.</summary>
public sealed partial class LoketActivityTests
{
    private const string Clients = "LoketFunctions.Loket.Clients";

    /// <summary>What no look at an employer's rights can find, or what says by itself that it is refused.</summary>
    private static readonly Dictionary<string, string> NotLookedFor = new(StringComparer.Ordinal)
    {
        ["GetAuthorizationsByEmployerId"] = "is the look itself",
        ["GetModulesByEmployerId"] = "is part of the look",
        ["GetApplicationAuthorizationsByApplicationId"] = "is about the app, and has the built-in table behind it",
        ["GetEmployersMinimizedByUser"] = "is about the user, not an employer; without it there is nothing to look at",
        ["GetEmployerLastModifiedVersionNumbersByUser"] = "is about the user, not an employer",
        ["GetUserByToken"] = "is about the user; without it he is not named",
        ["GetUserFilterSettingsByEmployerId"] = "is another service's, and unknown where it does not tell",
        ["GetDepartmentsByEmployerId"] = "is only an item of the checklist, which tells a refusal itself",
        ["GetFunctionsByEmployerId"] = "is only an item of the checklist, which tells a refusal itself",
    };

    public static TheoryData<string> EachProfile => [.. Profiles.Names];

    /// <summary>What only connections of one purpose call.</summary>
    private static readonly Dictionary<LinkPurpose, string[]> Callers = new()
    {
        [LinkPurpose.StaffAndHours] = ["LoketFunctions.Sync", "LoketFunctions.Export", "LoketFunctions.Mapping"],
        [LinkPurpose.EmployeesToLoket] = ["LoketFunctions.Personnel", "LoketFunctions.Connections.OwnUser"],
        [LinkPurpose.Pension] = ["LoketFunctions.Pension"],
    };

    /// <summary>
    /// What planners and HR systems both have called: costs are given to planners of any product, and pay goes the way of hours.
    /// </summary>
    private static readonly string[] OfAnyProduct =
    [
        "LoketFunctions.Personnel.Costs", "LoketFunctions.Export.Deliver.PeriodData", "LoketFunctions.Export.Prepare.DefaultsReader",
        "LoketFunctions.Mapping",
    ];

    [Theory]
    [MemberData(nameof(EachProfile))]
    public void Every_call_that_the_app_makes_is_looked_for(string profile)
    {
        var covered = Rights(profile).SelectMany(right => right.Activities.Concat(right.Presumed)).Concat(NotLookedFor.Keys).ToHashSet(
            StringComparer.Ordinal);
        // The checklist alone knows how to look for them, and a profile that does not list the item never does.
        if (!Profiles.Find(profile)!.SetUp.Any(item => item is SetUpItem.DistributionUnits or SetUpItem.GeneralDistributionUnit))
            covered.Add("GetDistributionUnitsByEmployerId");
        Assert.NotEmpty(CalledFor(profile));
        Rule.Holds(CalledFor(profile).Where(activity => !covered.Contains(activity))
            .Select(activity => $"{activity} is called, and no right of {profile} names it."));
    }

    [Theory]
    [MemberData(nameof(EachProfile))]
    public void Nothing_is_asked_for_that_the_app_does_not_call(string profile)
    {
        // What a push or a delivery will call is asked for from the first sign-in on: nobody is to grant rights twice.
        if (!Profiles.Find(profile)!.SyncsStaffAndHours)
            return;
        Rule.Holds(Rights(profile).SelectMany(right => right.Activities.Concat(right.Presumed)).Concat(NotLookedFor.Keys)
            .Where(activity => !CalledFor(profile).Contains(activity)).Select(activity => $"{activity} is asked for, and never called."));
    }

    /// <summary>A name that Loket does not know would be missing for everybody.</summary>
    [Theory]
    [MemberData(nameof(EachProfile))]
    public void What_is_looked_for_is_named_as_Loket_names_it(string profile)
    {
        var documented = LoketContract.Load().Document.Operations.Select(operation => operation.ActivityName).ToHashSet(
            StringComparer.Ordinal);
        Rule.Holds(
            Rights(profile).SelectMany(right => right.Activities).Where(activity => !documented.Contains(activity))
                .Select(activity => $"{activity} is only presumed.")
                .Concat(Rights(profile).SelectMany(right => right.Presumed).Where(
                    documented.Contains).Select(activity => $"{activity} is known.")));
    }

    private static HashSet<string> CalledFor(string profile)
    {
        var purpose = Profiles.Find(profile)!.Purpose;
        var others = Callers.Where(one => one.Key != purpose).SelectMany(one => one.Value).ToList();
        return [.. Called
            .Where(call => (purpose != LinkPurpose.Pension && OfAnyProduct.Any(one => call.By.StartsWith(one, StringComparison.Ordinal)))
                || !others.Any(other => call.By.StartsWith(other, StringComparison.Ordinal)))
            .Select(call => call.Activity)];
    }

    private static HashSet<(string By, string Activity)> Called { get; } = [.. (
        from type in App.Types
        where type.Namespace?.StartsWith("LoketFunctions.Loket", StringComparison.Ordinal) != true
        from method in Il.MethodsOf(type)
        from called in Il.Read(method).Select(instruction => instruction.Operand).OfType<MethodBase>()
        where called.DeclaringType?.Namespace == Clients
        from text in Il.ReadReachable(called).Select(instruction => instruction.Operand).OfType<string>()
        where ActivityPattern().IsMatch(text)
        select (type.FullName!, text))];

    private static IEnumerable<RequiredRight> Rights(string profile) => Profiles.Find(profile) is { SyncsStaffAndHours: true } planner
        ? planner.RequiredRights.Append(Profiles.TellReady).Append(Profiles.ReadCostPerHour)
        : Profiles.Find(profile)!.RequiredRights;

    [GeneratedRegex("^(?:Get|Post|Put|Patch|Delete)[A-Z][A-Za-z]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ActivityPattern();
}
