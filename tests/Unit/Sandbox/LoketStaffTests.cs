using System.Text.Json;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Tests.Sandbox;

public sealed class LoketStaffTests
{
    private static readonly DateOnly Today = new(2026, 3, 16);

    private static readonly IReadOnlyList<EmployerStaff> Staff = StaffGenerator.Generate(new StaffOptions(1, 3, 9, 3000, Today));

    [Fact]
    public void The_same_seed_gives_the_same_staff()
    {
        var options = new StaffOptions(5, 2, 4, 200, Today);
        Assert.Equal(
            JsonSerializer.Serialize(StaffGenerator.Generate(options)), JsonSerializer.Serialize(StaffGenerator.Generate(options)));
        Assert.NotEqual(JsonSerializer.Serialize(StaffGenerator.Generate(options)),
            JsonSerializer.Serialize(StaffGenerator.Generate(options with { Seed = 6 })));
    }

    [Theory]
    [InlineData(1, 1, 10)]
    [InlineData(1, 3, 11)]
    [InlineData(3, 1, 10)]
    [InlineData(7, 25, 100)]
    [InlineData(2, 4, 0)]
    public void Sizes_are_what_was_asked(int employers, int administrations, int employees)
    {
        var staff = StaffGenerator.Generate(new StaffOptions(1, employers, administrations, employees, Today));
        Assert.Equal(employers, staff.Count);
        Assert.Equal(Math.Max(employers, administrations), staff.Sum(s => s.Administrations.Count(a => a.IsPayroll)));
        Assert.Equal(employees, staff.Sum(s => s.Employees.Count));
    }

    [Fact]
    public void Numbers_are_unique_unless_clashes_are_asked()
    {
        Assert.Equal(3000, Staff.SelectMany(s => s.Employees).Select(e => e.Number).Distinct().Count());
        var clashing = StaffGenerator.Generate(new StaffOptions(1, 2, 2, 100, Today) { NumberClashes = 5 });
        Assert.Equal(95, clashing.SelectMany(s => s.Employees).Select(e => e.Number).Distinct().Count());
        Assert.All(clashing, s => Assert.Equal(s.Employees.Count, s.Employees.Select(e => e.Number).Distinct().Count()));
    }

    [Fact]
    public void Payroll_ids_are_unique_per_administration_and_income_relationships_per_person()
    {
        var employments = Staff.SelectMany(s => s.Employments).ToList();
        Assert.All(
            employments.GroupBy(e => e.AdministrationId), g => Assert.Equal(g.Count(), g.Select(e => e.PayrollId).Distinct().Count()));
        Assert.All(employments.GroupBy(e => e.EmployeeId),
            g => Assert.Equal(Enumerable.Range(1, g.Count()), g.Select(e => e.IncomeRelationshipNumber).Order()));
        Assert.Equal(employments.Count, employments.Select(e => e.Version).Distinct().Count());
    }

    [Fact]
    public void The_staff_has_the_shapes_of_real_staff()
    {
        var people = Staff.SelectMany(s => s.Employees).ToList();
        var jobs = Staff.SelectMany(s => s.Employments).ToList();
        var administrations = Staff.SelectMany(s => s.Administrations).ToDictionary(a => a.Id);
        Assert.Contains(people, p => p.Name is { Prefix: "van der" });
        Assert.Contains(people, p => p.Name.LastName.Length == 25);
        Assert.Contains(people, p => p.Name.FirstName?.Length == 28);
        Assert.Contains(people, p => p.Name.FirstName is null);
        Assert.Contains(people, p => p.Name.LastName.Any(c => c > 127));
        Assert.All(Enum.GetValues<NameFormat>(),
            f => Assert.Contains(people, p => p.Name.Format == f && (f == NameFormat.Own || p.Name.LastNamePartner is not null)));
        Assert.Contains(people, p => p.Contact.EmailAddress is null);
        Assert.Contains(people, p => p.Contact is { PhoneNumber: null, MobilePhoneNumber: null });
        Assert.Contains(people, p => p.PlaceOfBirth is null);
        Assert.Contains(people, p => p.Address is null);

        var perPerson = jobs.GroupBy(j => j.EmployeeId).Select(g => g.ToList()).ToList();
        Assert.Contains(
            perPerson, g => g.Count(j => j.IsActiveOn(Today)) == 2 && g.Select(j => j.AdministrationId).Distinct().Count() == 2);
        Assert.Contains(
            perPerson, g => g.Any(j => j.HasEndedBy(Today)) && g.Any(j => j.IsActiveOn(Today) && j.HistoricalStartDate is not null));
        Assert.Contains(perPerson, g => g.All(j => j.HasEndedBy(Today)));
        Assert.Contains(perPerson, g => g.All(j => j.IsFutureOn(Today)));
        Assert.Contains(jobs, j => j.EndDate > Today && j.IsActiveOn(Today));
        Assert.Contains(jobs, j => !administrations[j.AdministrationId].IsPayroll);
        Assert.Contains(administrations.Values, a => a.PeriodType == PeriodType.FourWeeks);

        Assert.Contains(jobs, j => j is { IsOnCall: true, Hours: [.., { Aggregated: null }] });
        Assert.Contains(jobs, j => j.Wages is [.., { IsHourly: true }]);
        Assert.Contains(jobs, j => j.Wages is [.., { IsHourly: false }]);
        Assert.Contains(jobs, j => j.Wages.Any(w => w.StartDate > Today) && j.IsActiveOn(Today));
        Assert.Contains(jobs, j => j.Contract is { Until: null, IndefiniteSince: not null, EarlierUntil.Count: > 0 });
        Assert.Contains(jobs, j => j.Contract is { Until: not null, EarlierUntil.Count: > 0 });
        Assert.Contains(jobs, j => j.Contract.Until < Today && j.IsActiveOn(Today));
        Assert.Contains(jobs, j => j.Hours is [{ OddWeeks: not null } h, ..] && h.OddWeeks != h.EvenWeeks);
        Assert.Contains(jobs, j => j.Hours is [{ OddWeeks: null }, ..]);
    }

    [Fact]
    public void Every_employment_is_possible()
    {
        foreach (var employer in Staff)
        {
            var people = employer.Employees.ToDictionary(e => e.Id);
            foreach (var job in employer.Employments)
            {
                Assert.True(job.StartDate >= people[job.EmployeeId].DateOfBirth.AddYears(15));
                Assert.True(!(job.EndDate < job.StartDate));
                Assert.All(job.Wages.Select(w => w.StartDate).Concat(job.Hours.Select(h => h.StartDate)).Concat(
                    job.Organization.Select(o => o.StartDate)), d =>
                    Assert.True(d >= job.StartDate && !(job.EndDate < d)));
                Assert.All(job.Organization, o => Assert.Contains(o.Department, employer.Departments));
            }

            Assert.All(employer.Employments.GroupBy(e => (e.EmployeeId, e.AdministrationId))
                .Where(_ => employer.Administrations.Count(a => a.IsPayroll) > 1), g =>
                Assert.True(g.Count(e => e.IsActiveOn(Today)) <= 1));
        }
    }

    [Fact]
    public void Names_are_formatted_as_Loket_does()
    {
        var name = new PersonName("Susan", "S.L.", "van", "Bergen", "van de", "Wiel", NameFormat.PartnerThenOwn);
        Assert.Equal("Wiel - van Bergen S.L. van de", name.Formatted);
        Assert.Equal("Bergen S.L. van", (name with { Format = NameFormat.Own }).Formatted);
        Assert.Equal("Wiel S.L. van de", (name with { Format = NameFormat.Partner }).Formatted);
        Assert.Equal("Bergen - van de Wiel S.L. van", (name with { Format = NameFormat.OwnThenPartner }).Formatted);
    }

    [Fact]
    public void A_hundred_thousand_people_can_be_made() =>
        Assert.Equal(100_000, StaffGenerator.Generate(new StaffOptions(1, 10, 40, 100_000, Today)).Sum(staff => staff.Employees.Count));
}
