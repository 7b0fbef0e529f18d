using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using LoketFunctions.Components;
using LoketFunctions.Export;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Reconcile;
using LoketFunctions.Export.Report;
using LoketFunctions.Export.Texts;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using static LoketFunctions.Tests.Export.Plans;

namespace LoketFunctions.Tests.Export.Deliver.Files;

public sealed class ReportTests
{
    private const string Hostile = "<script>alert('x')</script>\u202e\"&";

    [Fact]
    public async Task Totals_are_of_all_lines_of_an_employment()
    {
        var report = await ReportAsync(Context);

        Assert.Equal([(Hours, 10.5m), (Travel, 12345.5m)], report.Totals.Select(total => (total.Component, total.Total)));
        Assert.Equal(
            [(48, "1=1"), (49, "1=9,5 41=12345,5")],
            report.Employees.Select(one => (one.PayrollId!.Value, string.Join(
                ' ', one.Totals.Select(total => FormattableString.Invariant($"{total.Key}={total.Value:0.##}").Replace('.', ','))))));
        Assert.Equal((2, 1), (report.LeftOutByReason[LeftOutReason.NotApproved], report.LeftOutByReason[LeftOutReason.NotLinked]));
        Assert.Equal(Context.Mapping.Version, report.MappingVersion);
        Assert.Empty(report.Corrections);
    }

    [Fact]
    public async Task A_period_that_is_not_open_lists_corrections()
    {
        var closed = await ReportAsync(Context with { Period = Period with { State = PeriodState.Closed } });
        Assert.Equal(4, closed.Corrections.Count);
        Assert.Contains("correctie voor de volgende periode", await PageAsync(closed, "nl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_differs_is_listed_with_what_was_changed_before_what_is_new()
    {
        var first = await OfAsync(Basis(), Line(1, null, Minutes(Hours, 60)), Line(2, null, Minutes(Hours, 60), Amount(Travel, 5)),
            Line(3, null, Minutes(Hours, 60)));
        var ledger = await SentAsync(Ledger.Empty(), first, Delivery.Direct, "exp-0");
        var plan = await OfAsync(
            Basis(ledger), Line(1, new DepartmentTarget(Kitchen), Minutes(Overtime, 30)), Line(1, null, Minutes(Hours, 60)),
            Line(2, null, Minutes(Hours, 90)));
        var report = await BuildAsync(plan);

        Assert.Equal(
            [(47, Hours, CellChange.Withdrawn, 1m, null), (48, Hours, CellChange.Changed, 1m, 1.5m),
                (48, Travel, CellChange.Withdrawn, 5m, null), (49, Overtime, CellChange.New, null, 0.5m)],
            report.Changes.Select(one => (one.PayrollId!.Value, one.Component, one.Change, one.Before, one.Value)));
        Assert.Equal([48, 49], report.Employees.Select(employee => employee.PayrollId!.Value));
        Assert.Equal([10, 20], report.Employees[1].Lines.Select(line => line.UnitCode!.Value).Order());
        var page = await PageAsync(report, "nl");
        Assert.Contains("Anders dan eerder verstuurd", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Anders dan", await PageAsync(await ReportAsync(Context), "nl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_changes_are_shown_in_part()
    {
        var plan = await OfAsync(Basis(), Line(1, null, Minutes(Hours, 60)));
        var lines = Enumerable.Repeat(plan.Lines.Single(), ExportReport.ShownChanges + 3)
            .Select(line => line with { Cells = [line.Cells[0] with { Change = CellChange.Changed, Before = 2 }] });
        var report = await ReportBuilder.BuildAsync(
            Facts(Context) with { Head = plan.Head with { Counts = new PlanCounts(503, 0, 503, 0, 0) } }, lines.ToAsyncEnumerable(),
            AsyncEnumerable.Empty<LeftOut>(), "nl", Explain, default);

        Assert.Equal(ExportReport.ShownChanges, report.Changes.Count);
        Assert.Contains("… en nog 3.", WebUtility.HtmlDecode(await PageAsync(report, "nl")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 1, 2, "47 48", 3)]
    [InlineData(null, 2, 2, "49", 3)]
    [InlineData(null, 3, 2, "", 3)]
    [InlineData("047", 1, 2, "47", 1)]
    [InlineData("PERSOON 2", 1, 2, "49", 1)]
    [InlineData("nobody", 1, 2, "", 0)]
    public async Task Employees_are_paged_and_searched(string? text, int page, int size, string expected, int found)
    {
        var report = await BuildAsync(
            await OfAsync(Basis(), [.. Enumerable.Range(1, 3).Select(number => Line(number, null, Minutes(Hours, 60)))]));
        report = report with
        {
            Employees = [
            .. report.Employees.Select(employee => employee with { Name = $"Pérsoon {employee.PayrollId - 47}" })]
        };
        var answer = ExportReportResponse.Of(
            report with { Warnings = [PlanWarning.WithdrawsAll] }, new ReportSearch(text, page, size), "en");

        Assert.Equal(expected, string.Join(' ', answer.Report.Employees.Select(employee => employee.PayrollId)));
        Assert.Equal((3, found, 3), (answer.Employees, answer.Found, answer.Changes));
        Assert.Equal(ExportWords.Explain(PlanWarning.WithdrawsAll, "en"), Assert.Single(answer.Words).Value);
    }

    [Fact]
    public async Task The_page_says_it_in_the_readers_form()
    {
        var report = await ReportAsync(Context with { Period = Period with { TestYear = true } });
        var (dutch, english) = (await PageAsync(report, "nl"), await PageAsync(report, "en"));

        Assert.Contains("<html lang=\"nl\">", dutch, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", english, StringComparison.Ordinal);
        Assert.All(["12.345,50", "27-11-2026", "03-11-2026 14:30", "testjaar", "loket-395-2026-11-v1.csv", "abc123",
            "kostenplaats, kostendrager: de import neemt wat in Loket bij het dienstverband staat",
            "1.448 (1.174 gaan mee, 264 door een regel niet, 10 apart gezet), en nog 1.790 van een andere periode of administratie"],
            fact => Assert.Contains(fact, dutch, StringComparison.Ordinal));
        Assert.All(["12,345.50", "2026-11-27", "2026-11-03 14:30", "test year",
            "1,448 (1,174 go out, 264 left out by a rule, 10 set aside), and another 1,790 of another period or administration"],
            fact => Assert.Contains(fact, english, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_that_others_wrote_is_markup()
    {
        var report = await ReportAsync(Context with { Name = Hostile, EmployerName = Hostile });
        report = report with
        {
            RequestedBy = Hostile,
            FileName = Hostile,
            Employees = [report.Employees[0] with { Name = Hostile }],
            Totals = [report.Totals[0] with { Description = Hostile }],
            LeftOut = [new LeftOutLine(Hostile, new DateOnly(2026, 11, 1), Hostile, Hostile, new(Hostile), LeftOutReason.Empty, "…", null)],
            Corrections = [new Correction(Employment(1), 1, Hostile, Hours, 1, 2, 1)],
            Refused = [new RefusedValue(Employment(1), 1, Hours, 1, 2, RefusedCode.NotConfirmed, Hostile) { Name = Hostile }],
            Unmapped = [new UnmappedCode(MappingKind.Department, Hostile)],
            Faults = [new PlanFault(PlanFaultCode.UnsafeText, Employment(1), 1, Detail: Hostile) { Name = Hostile }],
        };
        var page = await PageAsync(report, "nl");

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        var encoded = HtmlEncoder.Create(UnicodeRanges.All).Encode(Hostile);
        Assert.Equal(16, page.Split($"<bdi>{encoded}</bdi>").Length - 1);
        // In the title, a heading and beside the cells under it too.
        Assert.Equal(20, page.Split(encoded).Length - 1);
    }

    /// <summary>The policy allows no other style: one that does not match would leave the page bare.</summary>
    [Fact]
    public async Task Its_style_is_the_one_that_its_policy_allows()
    {
        var page = await PageAsync(await ReportAsync(Context), "nl");

        var style = page.Split("<style>")[1].Split("</style>")[0];
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Contains($"style-src 'sha256-{hash}'", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_and_what_is_wrong_is_named()
    {
        var report = await ReportBuilder.BuildAsync(
            Facts(Context), AsyncEnumerable.Empty<PlannedLine>(),
            new[]
            {
                new LeftOut("reg-7", LeftOutReason.SetAside, null, new DateOnly(2026, 11, 3), "emp-1")
                {
                    Name = "Ann Bos",
                    PersonnelNumber = new("007"),
                    Fault = new FieldFault("hours", ExportTexts.Of("RegistrationForm.NoNumber")),
                },
                new LeftOut(null, LeftOutReason.SetAside, null, null,
                    null) { Fault = new FieldFault("id", ExportTexts.Of("RegistrationForm.Missing")) },
            }.ToAsyncEnumerable(), "nl", Explain, CancellationToken.None);
        Assert.Equal(
            new LeftOutLine(
                "reg-7", new DateOnly(2026, 11, 3), "emp-1", "Ann Bos", new("007"), LeftOutReason.SetAside, "Uitleg van set-aside.",
                "hours: is geen decimaal getal"),
            report.LeftOut[0]);
        var page = WebUtility.HtmlDecode(await PageAsync(report, "nl"));
        Assert.All(
            ["Ann Bos", "007", "Uitleg van set-aside. (hours: is geen decimaal getal)", "Uitleg van set-aside. (id: ontbreekt)"],
            words => Assert.Contains(words, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whose_values_Loket_refused_is_named()
    {
        var plan = await OfAsync(Basis(), Line(1, null, Minutes(Hours, 60)), Line(2, null, Minutes(Hours, 60)));
        var facts = Facts(Context) with
        {
            Head = plan.Head,
            Refused = [new(Employment(2), 48, Hours, 1, null, RefusedCode.RefusedByLoket, null),
                new(Employment(9), 41, Hours, 1, null, RefusedCode.RefusedByLoket, null)],
        };
        var report = await ReportBuilder.BuildAsync(
            facts, plan.Lines.ToAsyncEnumerable(), AsyncEnumerable.Empty<LeftOut>(), "nl", Explain, default);
        Assert.Equal(["Persoon 2", ""], report.Refused.Select(value => value.Name));
    }

    [Fact]
    public async Task What_is_not_likely_is_named()
    {
        var doubt = new Doubt(DoubtCode.WeekTooLong, new DateOnly(2026, 11, 2), "emp-1", "Ann Bos", new("1007"), null, 63, 60);
        var travel = doubt with { Code = DoubtCode.AllowanceTooMuch, Value = 250, Component = 4711 };
        var facts = Facts(Context) with { Doubts = [travel, .. Enumerable.Repeat(doubt, ExportReport.ShownDoubts + 3)] };
        var report = await ReportBuilder.BuildAsync(
            facts, AsyncEnumerable.Empty<PlannedLine>(), AsyncEnumerable.Empty<LeftOut>(), "nl", Explain, default);
        Assert.Equal((ExportReport.ShownDoubts, ExportReport.ShownDoubts + 4), (report.Doubts.Count, report.DoubtCount));
        var page = WebUtility.HtmlDecode(await PageAsync(report, "nl"));
        Assert.All(
            ["Niet waarschijnlijk", "Ann Bos", "1007", "02-11-2026", "63,00", "60,00", $"Uitleg van {DoubtCode.WeekTooLong}.", "4711",
                "250,00", "… en nog 4."],
            words => Assert.Contains(words, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_list_says_how_many_more_there_are()
    {
        var items = Enumerable.Range(0, ExportReport.ShownLeftOut + 2)
            .Select(number => new LeftOut($"reg-{number}", LeftOutReason.NotApproved, null, new DateOnly(2026, 11, 1), "emp"));
        var report = await ReportBuilder.BuildAsync(
            Facts(Context), AsyncEnumerable.Empty<PlannedLine>(), items.ToAsyncEnumerable(), "nl", Explain, CancellationToken.None);

        Assert.Equal(ExportReport.ShownLeftOut, report.LeftOut.Count);
        Assert.Contains("… en nog 2;", WebUtility.HtmlDecode(await PageAsync(report, "nl")), StringComparison.Ordinal);
    }

    internal static async Task<ExportReport> ReportAsync(AdministrationContext context)
    {
        var plan = await OfAsync(
            Basis(), Line(1, null, Minutes(Hours, 480)),
            Line(1, new DepartmentTarget(Kitchen), Minutes(Hours, 90), Amount(Travel, 12345.5m)), Line(2, null, Minutes(Hours, 60)));
        LeftOut[] leftOut =
        [
            new("reg-1", LeftOutReason.NotApproved, null, new DateOnly(2026, 11, 3), "emp-1"),
            new("reg-2", LeftOutReason.NotApproved, ExportItem.Meals, new DateOnly(2026, 11, 4), "emp-1"),
            new("reg-3", LeftOutReason.NotLinked, null, new DateOnly(2026, 11, 4), "emp-9"),
        ];
        return await ReportBuilder.BuildAsync(
            Facts(context) with { Head = plan.Head }, plan.Lines.ToAsyncEnumerable(), leftOut.ToAsyncEnumerable(), "nl", Explain,
            CancellationToken.None);
    }

    private static Task<ExportReport> BuildAsync(ExportReconciler plan) => ReportBuilder.BuildAsync(
        Facts(Context) with { Head = plan.Head }, plan.Lines.ToAsyncEnumerable(), AsyncEnumerable.Empty<LeftOut>(), "nl", Explain,
        CancellationToken.None);

    internal static Explanation Explain(string code) => new($"Uitleg van {code}.", ActionOwner.User, ActionPlace.Nowhere, "Doe iets.");

    private static ReportFacts Facts(AdministrationContext context) =>
        new("exp-1", new("con-1"), context, false, "Sanne", new DateTimeOffset(2026, 11, 3, 13, 30, 0, TimeSpan.Zero), "done",
            new(1_174, 264, 10, 1_790))
        {
            FileName = "loket-395-2026-11-v1.csv",
            FileSha256 = "abc123",
            NotCarried = [PayrollFileDimension.CostCenter, PayrollFileDimension.CostUnit],
        };

    private static Task<string> PageAsync(ExportReport report, string language) =>
        HtmlRendering.ToTextAsync(new ReaderFormat(language), PrintedReport.Of(report, Explain));
}
