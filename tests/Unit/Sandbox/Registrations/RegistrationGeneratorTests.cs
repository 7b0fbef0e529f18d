using LoketFunctions.Simulators.Planner;
using LoketFunctions.Simulators.Planner.Registrations;

namespace LoketFunctions.Tests.Sandbox.Registrations;

public sealed class RegistrationGeneratorTests
{
    private static readonly RegistrationOptions November = new(7, new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30));

    private static readonly IReadOnlyList<RosteredEmployee> Staff = [.. Enumerable.Range(1, 300).Select(Employee)];

    [Fact]
    public void A_seed_gives_the_same_each_time_and_to_each_employee_whoever_else_there_is()
    {
        var made = Make(November);

        Assert.Equal(made, Make(November));
        Assert.NotEqual(made, Make(November with { Seed = 8 }));
        Assert.Equal(made.Where(text => text.Contains("pl-17\"", StringComparison.Ordinal)),
            Texts(RegistrationGenerator.Generate([Staff[16]], November)));

        static List<string> Make(RegistrationOptions options) => Texts(RegistrationGenerator.Generate(Staff, options));
    }

    /// <summary>Held for good, by who somebody is in Loket: whoever measures with a seed measures the same tomorrow.</summary>
    [Fact]
    public void A_seed_gives_the_same_in_every_process() =>
        Assert.Equal(
            """{"Id":"reg-pl-1-20261106-1","EmployeeId":"pl-1","Date":"2026-11-06","Start":"17:23","End":"00:34","BreakMinutes":30"""
                + ""","Department":"bediening","HourComponent":"worked","Approved":true,"Meals":1}""",
            Texts(RegistrationGenerator.Generate([Staff[0] with { LoketEmployeeId = "pl-1" }], November))[0]);

    [Fact]
    public void A_month_holds_all_that_an_export_has_to_deal_with()
    {
        var made = RegistrationGenerator.Generate(Staff, November).ToList();

        Assert.Equal(made.Count, made.Select(registration => registration.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(made, registration => Assert.InRange(registration.Date, November.From, November.To));
        Assert.Equal(
            RegistrationCodes.HourComponents.Order(StringComparer.Ordinal),
            made.Select(registration => registration.HourComponent).OfType<string>().Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            RegistrationCodes.Departments.Order(StringComparer.Ordinal),
            made.Select(registration => registration.Department).OfType<string>().Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            RegistrationCodes.Allowances.Order(StringComparer.Ordinal),
            made.SelectMany(registration => registration.Allowances ?? []).Select(allowance => allowance.Component).Distinct().Order(
                StringComparer.Ordinal));
        Assert.All(made, registration => Assert.Equal(HasHours(registration), registration.HourComponent is not null));
        Assert.InRange(Share(registration => !registration.Approved), 0.01, 0.06);
        Assert.InRange(Share(registration => registration.End < registration.Start), 0.1, 0.4);
        Assert.InRange(Share(registration => registration is { Start: null, Hours: not null }), 0.2, 0.4);
        Assert.InRange(Share(registration => registration is { Start: not null, Hours: not null }), 0.005, 0.06);
        Assert.InRange(Share(registration => !HasHours(registration)), 0.002, 0.03);
        Assert.InRange(Share(registration => registration.Start is { Minute: var minute } && minute % 15 != 0), 0.05, 0.3);
        Assert.InRange(Share(registration => registration.Meals > 0), 0.1, 0.5);

        double Share(Func<Registration, bool> holds) => (double)made.Count(holds) / made.Count;
        static bool HasHours(Registration registration) => registration.Start is not null || registration.Hours is not null;
    }

    [Fact]
    public void Who_tells_times_and_hours_tells_the_same()
    {
        var both = RegistrationGenerator.Generate(
            Staff, November).Where(registration => registration is { Start: not null, Hours: not null }).ToList();

        Assert.NotEmpty(both);
        Assert.All(both, registration =>
        {
            var elapsed = registration.End!.Value - registration.Start!.Value - TimeSpan.FromMinutes(registration.BreakMinutes ?? 0);
            Assert.InRange((double)registration.Hours! - elapsed.TotalHours, -0.006, 0.006);
        });
    }

    [Fact]
    public void A_few_are_of_people_without_contract_or_link()
    {
        RosteredContract ended = new(null, new DateOnly(2026, 11, 10), true);
        IReadOnlyList<RosteredEmployee> some = [
            .. Enumerable.Range(1, 100).Select(number => new RosteredEmployee($"e{number}", $"linked{number}", [ended]))];

        var made = RegistrationGenerator.Generate(some, November).ToList();
        var strays = made.Count(registration => registration.Date > ended.End);
        Assert.InRange(strays, 10, 80);
        Assert.True(made.Count - strays > 400);
        Assert.DoesNotContain(
            RegistrationGenerator.Generate(some, November with { Strays = 0 }), registration => registration.Date > ended.End);
        Assert.Empty(RegistrationGenerator.Generate([some[0] with { LoketEmployeeId = null }], November with { Strays = 0 }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Any_number_can_be_had(int perDay)
    {
        var made = RegistrationGenerator.Generate(Staff.Take(20), November with { Attendance = 1, PerDay = perDay }).ToList();

        Assert.Equal(20 * 30 * perDay, made.Count);
        if (perDay > 1)
        {
            Assert.All(
                made.Where(registration => registration.Start is not null)
                    .GroupBy(registration => (registration.EmployeeId, registration.Date)),
                day => Assert.All(
                    day.Zip(day.Skip(1)), pair => Assert.True(Minute(pair.First.End!.Value) <= Minute(pair.Second.Start!.Value))));
        }

        // Days of shifts begin at eight and may end after midnight.
        static int Minute(TimeOnly time) => time.Hour < 8 ? (time.Hour + 24) * 60 : (time.Hour * 60) + time.Minute;
    }

    [Fact]
    public void An_unmapped_department_is_there_when_it_is_asked_for() =>
        Assert.Contains(
            RegistrationGenerator.Generate(Staff, November with { UnmappedDepartment = true }),
            registration => registration.Department == RegistrationCodes.UnmappedDepartment);

    [Fact]
    public void Employees_are_rostered_by_the_contracts_that_the_app_told()
    {
        var account = new PlannerAccount();
        account.Take(
            new EmployeeBatch("c", "a", [new EmployeeRecord("l1", "create", null, [], [new ContractRecord("m1", new()
            {
                ["contractStartDate"] = "2026-03-01",
                ["contractEndDate"] = null,
                ["contractType"] = "zeroHours",
            })])]),
            "k", []);

        var rostered = RosteredEmployee.Of(account.Employees[0]);

        Assert.Equal(("pl-000001", "l1"), (rostered.Id, rostered.LoketEmployeeId));
        Assert.Equal(new RosteredContract(new DateOnly(2026, 3, 1), null, true), Assert.Single(rostered.Contracts));
    }

    private static RosteredEmployee Employee(int number) =>
        new($"pl-{number}", $"l{number}", [new RosteredContract(new DateOnly(2026, 1, 1), null, number % 2 == 0)]);

    private static List<string> Texts(IEnumerable<Registration> registrations) =>
        registrations.Select(registration => System.Text.Json.JsonSerializer.Serialize(registration)).ToList();
}
