using LoketFunctions.Sandbox.Loket;
using LoketFunctions.Sandbox.Loket.Rest;
using LoketFunctions.Sandbox.OpenApi;
using LoketFunctions.Sandbox.Staff;

namespace LoketFunctions.Tests.Sandbox.Loket;

/// <summary>Every answer, with all its rows, against Loket's own OpenAPI document.</summary>
public sealed class LoketAnswersTests
{
    private static readonly LoketContract Contract = LoketContract.Load();

    [Theory]
    [InlineData(1, 10, 1)]
    [InlineData(7, 300, 3)]
    [InlineData(2026, 1500, 2)]
    public async Task EveryAnswerIsWhatTheDocumentSays(int seed, int employees, int employers)
    {
        var staff = new StaffOptions(seed, employers, employers * 3, employees, LoketVisitor.Today) { NumberClashes = 2 };
        await using var visitor = await LoketVisitor.StartAsync(new SimulatedLoketOptions { Staff = staff });
        foreach (var operation in Operations.All)
        {
            var activity = Contract.ActivityName(HttpMethod.Get, Path(operation, Guid.NewGuid()));
            Assert.Equal(activity, operation.Activity);
            foreach (var id in Ids(visitor.Loket, operation))
            {
                foreach (var version in operation.Versions)
                {
                    await CheckAsync(visitor, Path(operation, id), operation, version.Date);
                }
            }
        }

        Assert.Empty(visitor.Loket.Contract.Violations);
    }

    [Fact]
    public async Task TheRecorderFindsAWrongRequest()
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
            var json = await visitor.GetAsync(operation.IsSingle ? path : $"{path}?pageNumber={page}&pageSize={size}", $"application/json;version={version}");
            Assert.Empty(Contract.CheckAnswer(HttpMethod.Get, path, 200, version, json).Distinct());
            if (operation.IsSingle || page >= json["totalPages"]!.GetValue<int>())
            {
                return;
            }
        }
    }

    private static string Path(Operation operation, Guid id) =>
        operation.Server + operation.Template[..Math.Max(operation.Template.IndexOf('{', StringComparison.Ordinal), 0)] + Tail(operation, id);

    private static string Tail(Operation operation, Guid id)
    {
        var open = operation.Template.IndexOf('{', StringComparison.Ordinal);
        return open < 0 ? operation.Template : id + operation.Template[(operation.Template.IndexOf('}', StringComparison.Ordinal) + 1)..];
    }

    private static IEnumerable<Guid> Ids(SimulatedLoket loket, Operation operation)
    {
        var staff = loket.Database.State.Employers.Select(e => e.Staff).ToArray();
        return operation.Template.Split('{', '}') switch
        {
            [_] => [Guid.Empty],
            [_, "employerId", ..] => staff.Select(s => s.Employer.Id),
            [_, "payrollAdministrationId", ..] => staff.SelectMany(s => s.Administrations).Where(a => a.IsPayroll).Select(a => a.Id),
            [_, "employeeId", ..] => staff.SelectMany(s => s.Employees.Take(20)).Select(e => e.Id),
            _ => staff.SelectMany(s => s.Employments.Take(20)).Select(e => e.Id),
        };
    }
}
