using System.Net;
using System.Text;
using LoketFunctions.Export.Files;
using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Steps;
using static LoketFunctions.Tests.Export.Plans;

namespace LoketFunctions.Tests.Export.Files;

public sealed class ReportTests
{
    private const string Hostile = "<script>alert('x')</script>\u202e\"&";

    [Fact]
    public async Task TotalsAreOfAllLinesOfAnEmployment()
    {
        var report = await ReportAsync(Context);

        Assert.Equal([(Hours, 10.5m), (Travel, 12345.5m)], report.Totals.Select(total => (total.Component, total.Total)));
        Assert.Equal(
            [(48, "1=1"), (49, "1=9,5 41=12345,5")],
            report.Employees.Select(one => (one.PayrollId!.Value, string.Join(' ', one.Totals.Select(total => FormattableString.Invariant($"{total.Key}={total.Value:0.##}").Replace('.', ','))))));
        Assert.Equal((2, 1), (report.LeftOutByReason[LeftOutReason.NotApproved], report.LeftOutByReason[LeftOutReason.NotLinked]));
        Assert.Equal(Context.Mapping.Version, report.MappingVersion);
        Assert.Empty(report.Corrections);
    }

    [Fact]
    public async Task APeriodThatIsNotOpenListsCorrections()
    {
        var closed = await ReportAsync(Context with { Period = Period with { State = PeriodState.Closed } });
        Assert.Equal(4, closed.Corrections.Count);
        Assert.Contains("correctie voor de volgende periode", await PageAsync(closed, "nl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePageSaysItInTheReadersForm()
    {
        var report = await ReportAsync(Context with { Period = Period with { TestYear = true } });
        var (dutch, english) = (await PageAsync(report, "nl"), await PageAsync(report, "en"));

        Assert.Contains("<html lang=\"nl\">", dutch, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", english, StringComparison.Ordinal);
        Assert.All(["12.345,50", "27-11-2026", "03-11-2026 14:30", "testjaar", "loket-395-2026-11-v1.csv", "abc123"], fact => Assert.Contains(fact, dutch, StringComparison.Ordinal));
        Assert.All(["12,345.50", "2026-11-27", "2026-11-03 14:30", "test year"], fact => Assert.Contains(fact, english, StringComparison.Ordinal));
    }

    [Fact]
    public async Task NothingThatOthersWroteIsMarkup()
    {
        var report = await ReportAsync(Context with { Name = Hostile, EmployerName = Hostile });
        report = report with
        {
            RequestedBy = Hostile,
            FileName = Hostile,
            Employees = [report.Employees[0] with { Name = Hostile }],
            Totals = [report.Totals[0] with { Description = Hostile }],
            LeftOut = [new LeftOutLine(Hostile, new DateOnly(2026, 11, 1), Hostile, LeftOutReason.Empty, "…")],
            Corrections = [new Correction(Employment(1), 1, Hostile, Hours, 1, 2, 1)],
            Refused = [new RefusedValue(Employment(1), 1, Hours, 1, 2, RefusedCode.NotConfirmed, Hostile)],
            Unmapped = [new UnmappedCode(MappingKind.Department, Hostile)],
            Faults = [new PlanFault(PlanFaultCode.UnsafeText, Employment(1), 1, Detail: Hostile)],
        };
        var page = await PageAsync(report, "nl");

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        var encoded = $"<bdi>{WebUtility.HtmlEncode(Hostile)}</bdi>";
        Assert.Equal(12, page.Split(encoded).Length - 1);
        Assert.Equal(15, page.Split(WebUtility.HtmlEncode(Hostile)).Length - 1);
    }

    [Fact]
    public async Task ALongListSaysHowManyMoreThereAre()
    {
        var items = Enumerable.Range(0, ExportReport.ShownLeftOut + 2)
            .Select(number => new LeftOut($"reg-{number}", LeftOutReason.NotApproved, null, new DateOnly(2026, 11, 1), "emp"));
        var report = await ReportBuilder.BuildAsync(
            Facts(Context), AsyncEnumerable.Empty<PlannedLine>(), items.ToAsyncEnumerable(), Explain, CancellationToken.None);

        Assert.Equal(ExportReport.ShownLeftOut, report.LeftOut.Count);
        Assert.Contains("… en nog 2;", WebUtility.HtmlDecode(await PageAsync(report, "nl")), StringComparison.Ordinal);
    }

    internal static async Task<ExportReport> ReportAsync(AdministrationContext context)
    {
        var plan = await OfAsync(
            Basis(), Line(1, null, Minutes(Hours, 480)), Line(1, new DepartmentTarget(Kitchen), Minutes(Hours, 90), Amount(Travel, 12345.5m)), Line(2, null, Minutes(Hours, 60)));
        LeftOut[] leftOut =
        [
            new("reg-1", LeftOutReason.NotApproved, null, new DateOnly(2026, 11, 3), "emp-1"),
            new("reg-2", LeftOutReason.NotApproved, ExportItem.Meals, new DateOnly(2026, 11, 4), "emp-1"),
            new("reg-3", LeftOutReason.NotLinked, null, new DateOnly(2026, 11, 4), "emp-9"),
        ];
        return await ReportBuilder.BuildAsync(
            Facts(context) with { Head = plan.Head }, plan.Lines.ToAsyncEnumerable(), leftOut.ToAsyncEnumerable(), Explain, CancellationToken.None);
    }

    internal static Explanation Explain(string code) => new($"Uitleg van {code}.", Mover.User, "Doe iets.");

    private static ReportFacts Facts(AdministrationContext context) =>
        new("exp-1", "con-1", context, false, "Sanne", new DateTimeOffset(2026, 11, 3, 13, 30, 0, TimeSpan.Zero), "done", 9)
        {
            FileName = "loket-395-2026-11-v1.csv",
            FileSha256 = "abc123",
        };

    private static async Task<string> PageAsync(ExportReport report, string language)
    {
        using var stream = new MemoryStream();
        await ReportPage.WriteAsync(stream, report, language, Explain, CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
