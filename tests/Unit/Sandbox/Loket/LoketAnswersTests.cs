using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.OpenApi;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Loket.Users;

namespace LoketFunctions.Tests.Sandbox.Loket;

/// <summary>Every answer, with all its rows, against Loket's own OpenAPI document.</summary>
public sealed class LoketAnswersTests
{
    private static readonly LoketContract Contract = LoketContract.Load();

    /// <summary>What this copy of the document lacks, or lists without paging.</summary>
    private static readonly string[] InNoDocument =
        ["distributionunits", "payrollperioddata/defaults", "/metadata", "query parameter pageNumber",
            "query parameter pageSize"];

    /// <summary>What only an administration with payroll has.</summary>
    /// <summary>A period that is approved on the day of these tests, of months and of four weeks alike.</summary>
    private const int Approved = 202601;

    private static readonly string[] Payroll = ["/payrollperioddata", "/deviatinghourlywages", "/benefitsanddeductions"];

    [Theory]
    [InlineData(1, 10, 1)]
    [InlineData(7, 300, 3)]
    [InlineData(2026, 1500, 2)]
    public async Task Every_answer_is_what_the_document_says(int seed, int employees, int employers)
    {
        var staff = new StaffOptions(seed, employers, employers * 3, employees, LoketVisitor.Today) { NumberClashes = 2 };
        await using var visitor = await LoketVisitor.StartAsync(new SimulatedLoketOptions { Staff = staff });
        await FillAsync(visitor);
        foreach (var operation in Operations.All)
        {
            Assert.Equal(
                Contract.ActivityName(operation.Method, Path(operation, Guid.NewGuid())) ?? operation.Activity, operation.Activity);
        }

        // Of payslips each has an address of its own: LoketPayslipTests.
        foreach (var operation in Operations.All.Where(o => o.Write is null && o.Pdf is null))
        {
            foreach (var id in Ids(visitor.Loket, operation))
            {
                foreach (var version in operation.Versions)
                {
                    await CheckAsync(visitor, Path(operation, id), operation, version.Date);
                }
            }
        }

        Assert.Empty(visitor.Loket.Contract.Violations);
        Assert.All(visitor.Loket.Contract.Undocumented.Keys,
            finding => Assert.Contains(InNoDocument, word => finding.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_recorder_finds_a_wrong_request()
    {
        await using var visitor = await LoketVisitor.StartAsync();
        await visitor.StatusAsync("/v2/providers/employers?orderBy=a%20b", "application/json;version=2018-01-01");
        Assert.Contains("orderBy", Assert.Single(visitor.Loket.Contract.Violations).Key, StringComparison.Ordinal);
        visitor.Loket.Contract.Reset();
        await visitor.StatusAsync("/v2/providers/employers?page=1", "application/json;version=2018-01-01");
        Assert.Empty(visitor.Loket.Contract.Violations);
        Assert.Contains("page", Assert.Single(visitor.Loket.Contract.Undocumented).Key, StringComparison.Ordinal);
    }

    private static async Task CheckAsync(LoketVisitor visitor, string path, Operation operation, string version)
    {
        var size = 1000;
        for (var page = 1; ; page++)
        {
            var address = operation.IsSingle ? path : $"{path}?pageNumber={page}&pageSize={size}{Query(operation)}";
            var json = await visitor.GetAsync(address, $"application/json;version={version}");
            Assert.DoesNotContain(
                Contract.CheckAnswer(HttpMethod.Get, path, 200, version, json), finding => !LoketContract.IsNotInDocument(finding));
            if (operation.IsSingle || page >= json["totalPages"]!.GetValue<int>())
            {
                return;
            }
        }
    }

    /// <summary>An hour and an amount for some people of every administration, and somebody to take on at every employer.</summary>
    private static async Task FillAsync(LoketVisitor visitor)
    {
        foreach (var staff in visitor.Loket.Database.State.Employers.Select(e => e.Staff))
        {
            var employer = $"/v2/providers/employers/{staff.Employer.Id}";
            var concept = Bodies.Concept(staff, staff.Administrations[0].Id);
            Assert.Equal(201, (await visitor.WriteAsync(HttpMethod.Post, $"{employer}/conceptemployees", concept)).Status);
            foreach (var (list, component) in new[] { ("deviatinghourlywages", 2), ("benefitsanddeductions", 151) })
            {
                var employment = staff.Employments.First(e => e.AdministrationId == staff.Administrations[0].Id);
                var record = new { payrollComponent = new { key = component }, startDate = employment.StartDate, value = 2.5m };
                var address = $"/v2/providers/employers/employees/employments/{employment.Id}/{list}";
                Assert.Equal(201, (await visitor.WriteAsync(HttpMethod.Post, address, record)).Status);
            }
        }

        foreach (var administration in visitor.Loket.Database.State.Employers.SelectMany(e => e.Staff.Administrations)
            .Where(a => a.IsPayroll))
        {
            foreach (var employment in visitor.ActiveAt(administration.Id).Take(5))
            {
                foreach (var component in new[] { 1, 50 })
                {
                    await visitor.ControlAsync("/sandbox/period-data",
                        new { employmentId = employment.Id, year = 2026, periodNumber = 3, component, value = 12.5m });
                }
            }
        }
    }

    private static string Query(Operation operation) =>
        operation.Template.EndsWith("{payrollPeriodId}/payrollperioddata", StringComparison.Ordinal)
            ? "&payslipType=1&payrollComponentCategory=7"
            : "";

    private static string Path(Operation operation, Guid id)
    {
        var template = operation.Template.Replace("{year}", "2026", StringComparison.Ordinal).Replace(
            "{periodNumber}", "3", StringComparison.Ordinal)
            .Replace("{payrollPeriodId}/payrollresults", $"{Approved}/payrollresults", StringComparison.Ordinal)
            .Replace("{payrollPeriodId}", "202603", StringComparison.Ordinal)
            .Replace("{payScaleKey}", "12", StringComparison.Ordinal);
        if (template.Contains("{employerId}", StringComparison.Ordinal))
        {
            template = template.Replace("{userId}", $"{SandboxUser.Defaults[0].Id}", StringComparison.Ordinal);
        }

        var open = template.IndexOf('{', StringComparison.Ordinal);
        return operation.Server
            + (open < 0 ? template : template[..open] + id + template[(template.IndexOf('}', StringComparison.Ordinal) + 1)..]);
    }

    private static IEnumerable<Guid> Ids(SimulatedLoket loket, Operation operation)
    {
        var staff = loket.Database.State.Employers.Select(e => e.Staff).ToArray();
        return operation.Template.Split('{', '}') switch
        {
            [_] => [Guid.Empty],
            [_, "employerId", ..] => staff.Select(s => s.Employer.Id),
            [_, "payrollAdministrationId", ..] => staff.SelectMany(s => s.Administrations).Where(a => a.IsPayroll).Select(a => a.Id),
            [_, "payrollrunId", ..] => staff.SelectMany(s => s.Administrations).Where(a => a.IsPayroll)
                .Select(a => loket.Database.State.PayrollOf(a.Id)!)
                .Select(payroll => new PayrollRuns(payroll).Of(payroll.Period(Approved)!)[0].Id),
            [_, "userId", ..] => loket.Users.All.Select(user => user.Id),
            [_, "conceptEmployeeId", ..] => staff.SelectMany(s => s.Concepts).Select(c => c.Id),
            [_, "wageId", ..] => Records(e => e.Wages),
            [_, "workinghoursId", ..] => Records(e => e.Hours),
            [_, "organizationalEntityId", ..] => Records(e => e.Organization),
            [_, "deviatingHourlyWageId", ..] => Records(e => e.HourlyWages),
            [_, "benefitsanddeductionsId", ..] => Records(e => e.Benefits),
            [_, "employmentId", var rest, ..] when Payroll.Any(part => rest.StartsWith(part, StringComparison.Ordinal)) =>
                staff.SelectMany(s => s.Employments.Where(e => s.Administrations.First(a => a.Id == e.AdministrationId).IsPayroll).Take(20))
                    .Select(e => e.Id),
            [_, "employeeId", ..] => staff.SelectMany(s => s.Employees.Take(20)).Select(e => e.Id),
            _ => staff.SelectMany(s => s.Employments.Take(20)).Select(e => e.Id),
        };

        IEnumerable<Guid> Records(Func<Employment, IEnumerable<IChainLink>> chain) =>
            staff.SelectMany(s => s.Employments.SelectMany(chain).Take(20)).Select(record => record.Id);
    }
}
