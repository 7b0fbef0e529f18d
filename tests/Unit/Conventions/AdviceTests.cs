using LoketFunctions.Console.Requests;
using LoketFunctions.Export.Texts;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Personnel.Push;
using LoketFunctions.Runs;
using LoketFunctions.Sync;
using LoketFunctions.Tests.Notifications;

namespace LoketFunctions.Tests.Conventions;

/// <summary>
/// Whatever a report says is to be done is said to somebody who can do it, leads to where it is done, and says so in its words.
/// </summary>
public sealed class AdviceTests
{
    /// <summary>Who acts, where, and for which codes: decided here, code by code.</summary>
    private const string OfExports = """
        Planner Planner: invalid-registrations period-unknown planner-refused planner-unreadable registrations-set-aside set-aside
        Planner Employees: named-employment-not-there several-contracts-on-day
        User Mapping: component-of-another-kind component-unknown layout-cannot-tell-apart no-distribution-unit unmapped
        User Report: administration-far-above-usual administration-far-below-usual changed-in-loket contract-kind-changed contracts-changed
        User Report: default-cost-center-changed default-cost-unit-changed default-payslip-type-changed default-shift-changed
        User Report: number-in-file-changed
        User Report: distribution-unit-changed employment-dates-changed employment-gone hours-far-above-usual hours-far-below-usual
        User Report: meals-without-hours more-hours-than-a-week-allows more-than-12-hours-in-a-shift more-than-24-hours-on-a-day
        User Report: allowance-doubled allowance-far-above-usual more-of-an-allowance-than-a-day-allows night-runs-into-next-shift
        User Report: not-likely
        User Report: period-closed plan-faults shift-doubled shifts-overlap start-equals-end values-kept-back values-refused
        User Loket: business-rule contract-ended-employment-goes-on no-contract-on-day period-processing refused-by-loket
        User Planner: not-approved value-below-zero value-out-of-bounds withdraws-everything
        User Employees: not-linked
        User Syncs: staff-unknown
        User Connect: no-administrations reconnect
        User Administrations: not-found
        User Settings: layout-cannot-carry mail-address-not-supported mail-no-recipient mail-refused
        User Exports: keys-unavailable loket-conflict loket-server-error loket-throttled loket-timed-out loket-unreachable loket-unreadable
        User Exports: mail-unavailable mail-unconfirmed planner-busy planner-unreachable
        User Exports: withdraws-much
        User Report: corrections-offered
        User Nowhere: ready-not-told
        Accountant Loket: column-without-value contract-kind-unknown employee-hidden-in-loket file-cannot-take-back filter-hides-employments
        Accountant Loket: no-defaults no-payroll-number not-verified on-call-changed-without-date record-unreadable right-missing
        Accountant Loket: correction-component-unknown correction-employment-ended correction-employment-gone text-unsafe-for-file
        Operator Exports: export-turn-never-came mail-off unexpected
        Operator Nowhere: bad-request client-rejected keys-refused loket-address-refused planner-address-refused
        Nobody Exports: other-administration outside-period superseded
        Nobody Employees: not-imported
        Nobody Mapping: mapped-to-nothing
        Nobody Settings: not-for-this-contract
        Nobody Nowhere: clock-change-hours differs-in-loket empty file-takes-back-with-zero not-confirmed values-uncertain
        """;

    private const string OfSyncs = """
        Planner Planner: answer-unclear not-answered planner-answers-unclear planner-busy planner-records-unreadable planner-refused
        Planner Planner: planner-unreachable planner-unreadable
        User Planner: employments-removed ended removed
        User Employees: possible-match same-person waiting-for-choice
        User Loket: business-rule changed-in-planner number-clash rejected
        User Connect: not-connected reconnect
        User Administrations: not-found
        Accountant Loket: contract-kind-unknown filter-hides gaps-in-loket hidden hourly-wage-unknown record-unreadable records-unreadable
        Accountant Loket: right-missing unreadable
        Operator Nowhere: bad-request client-rejected keys-refused loket-address-refused planner-address-refused unexpected
        Nobody Employees: not-imported
        Nobody Syncs: superseded
        Nobody Nowhere: keys-unavailable loket-conflict loket-server-error loket-throttled loket-timed-out loket-unreachable
        Nobody Nowhere: loket-unreadable moved starts-later
        """;

    private const string OfPushes = """
        Planner Planner: no-mapping planner-busy planner-refused planner-unreachable planner-unreadable record-lost record-odd record-twice
        User Planner: active-not-said dutch-payroll-not-said faults-in-record fields-missing linked-to-another no-employee-number
        User Planner: no-income-number not-active not-in-dutch-payroll not-told-any-more of-another-administration pay-otherwise
        User Planner: refused-by-loket something-missing
        User Mapping: pay-not-sent
        User Loket: business-rule employment-unclear gone-from-loket possible-person several-persons
        User Connect: not-connected reconnect
        User Administrations: not-found
        User Nowhere: set-up-incomplete
        Accountant Loket: bsn-right-missing record-unreadable right-missing
        Operator Nowhere: bad-request client-rejected keys-refused loket-address-refused planner-address-refused push-turn-never-came
        Operator Nowhere: unexpected
        Nobody Nowhere: keys-unavailable loket-conflict loket-server-error loket-throttled loket-timed-out loket-unreachable
        Nobody Nowhere: already-in-loket loket-unreadable superseded
        """;

    /// <summary>By one of which words somebody knows where to go, in Dutch and in English.</summary>
    private static readonly Dictionary<ActionPlace, (string[] Dutch, string[] English)> Signposts = new()
    {
        [ActionPlace.Planner] = (["planner", "registraties", "keur", "hr-systeem"], ["planner", "registrations", "approve", "hr system"]),
        [ActionPlace.Loket] = (["loket"], ["loket"]),
        [ActionPlace.Mapping] = (["koppel", "kies bij de afdeling"], ["map", "for the department"]),
        [ActionPlace.Employees] = (["medewerker", "kies", "niets"], ["employee", "choose", "nothing"]),
        [ActionPlace.Report] = (["verslag", "bevestig"], ["report", "confirm"]),
        [ActionPlace.Exports] = (["export", "mailen", "download"], ["export", "mailed", "download"]),
        [ActionPlace.Syncs] = (["synchronis"], ["sync"]),
        [ActionPlace.Settings] = (["instellingen", "ingesteld", "stel de ontvangers in", "mailadres"],
            ["settings", "set so", "set the recipients", "mail address"]),
        [ActionPlace.Connect] = (["aan bij loket"], ["sign in at loket"]),
        [ActionPlace.Administrations] = (["administraties"], ["administrations"]),
    };

    [Fact]
    public void Each_code_says_who_acts_and_where()
    {
        Assert.Equal(Pairs(OfExports), Pairs(ExportWords.Codes, ExportWords.Explain));
        Assert.Equal(Pairs(OfSyncs), Pairs(SyncWords.Codes, SyncWords.Explain));
        Assert.Equal(Pairs(OfPushes), Pairs(PushWords.Codes, PushWords.Explain));
    }

    [Fact]
    public void The_words_name_the_place() => Rule.Holds(
        from one in All()
        where one.Words.Where != ActionPlace.Nowhere
        let signs = Signposts[one.Words.Where]
        where !(one.Language == "en" ? signs.English : signs.Dutch)
            .Any(sign => one.Words.WhatToDo.Contains(sign, StringComparison.OrdinalIgnoreCase))
        select $"{one.Code} is to be seen to at {one.Words.Where}, and says: {one.Words.WhatToDo}");

    /// <summary>Nothing counts twice, and still an export of a closed period can do nothing but be refused again.</summary>
    [Fact]
    public void Nobody_is_sent_to_do_what_cannot_help() => Rule.Holds(
        from one in All()
        let again = one.Language == "en" ? "export again" : "exporteer opnieuw"
        where one.Code is "period-closed" or "several-contracts-on-day" or "not-imported" or "mapped-to-nothing" or "right-missing"
            or "reconnect"
            && one.Words.WhatToDo.Contains(again, StringComparison.OrdinalIgnoreCase)
        select $"{one.Code} says: {one.Words.WhatToDo}");

    [Fact]
    public void Each_place_that_is_a_page_is_that_page_of_the_console()
    {
        var (paths, connection, administration) = (new ConsolePaths(NoticeKit.Address), new ConnectionId("c1"), Guid.NewGuid());
        var pages = new Dictionary<ActionPlace, string?>
        {
            [ActionPlace.Nowhere] = null,
            [ActionPlace.Planner] = null,
            [ActionPlace.Loket] = null,
            [ActionPlace.Mapping] = paths.Mapping(connection, administration),
            [ActionPlace.Employees] = paths.Employees(connection),
            [ActionPlace.Report] = paths.ExportAdministration(connection, "e1", administration),
            [ActionPlace.Exports] = paths.Export(connection, "e1"),
            [ActionPlace.Syncs] = paths.Runs(connection),
            [ActionPlace.Settings] = paths.Settings(connection),
            [ActionPlace.Connect] = paths.Connect(connection),
            [ActionPlace.Administrations] = paths.Administrations(connection),
        };
        Assert.All(Enum.GetValues<ActionPlace>(), place => Assert.Equal(
            pages[place], ActionPages.Of(place, connection, administration, "e1") is { } page ? $"{paths.Home}/{page}" : null));
        Assert.Equal(paths.Export(connection, "e1"), $"{paths.Home}/{ActionPages.Of(ActionPlace.Report, connection, null, "e1")}");
        Assert.Equal(paths.Exports(connection), $"{paths.Home}/{ActionPages.Of(ActionPlace.Report, connection, administration)}");
        Assert.Equal(paths.Administrations(connection), $"{paths.Home}/{ActionPages.Of(ActionPlace.Mapping, connection)}");
    }

    private static IEnumerable<(string Code, string Language, Explanation Words)> All() =>
        from words in new (IEnumerable<string> Codes, Func<string, string,
            Explanation> Explain)[]
            {
                (ExportWords.Codes, ExportWords.Explain), (SyncWords.Codes, SyncWords.Explain), (PushWords.Codes, PushWords.Explain),
            }
        from code in words.Codes
        from language in new[] { "nl", "en" }
        select (code, language, words.Explain(code, language));

    private static IEnumerable<string> Pairs(string table) =>
        (from line in table.Split('\n', StringSplitOptions.TrimEntries)
         let parts = line.Split(": ")
         from code in parts[1].Split(' ')
         select $"{code}: {parts[0]}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Pairs(IEnumerable<string> codes, Func<string, string, Explanation> explain) =>
        codes.Select(code => $"{code}: {explain(code, "nl").Move} {explain(code, "nl").Where}").Order(StringComparer.Ordinal);
}
