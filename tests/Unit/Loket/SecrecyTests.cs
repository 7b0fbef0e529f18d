using System.Text.Json;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Json;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.OAuth;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Tests.Loket;

public sealed class SecrecyTests
{
    /// <summary>Records of the model that hold no personal data; a new record must be put in one of the two kinds.</summary>
    private static readonly Type[] Impersonal =
    [
        typeof(Metadata), typeof(CodedReference), typeof(JobFunctionReference), typeof(Country),
        typeof(Employer), typeof(ProviderSettings), typeof(PayrollAdministration), typeof(Administration), typeof(EmploymentAdministration),
        typeof(Department), typeof(JobFunction), typeof(Authorization), typeof(ApplicationActivity), typeof(NamedReference),
        typeof(VersionNumber), typeof(UserRight),
        typeof(DistributionUnit),
        typeof(PayrollPeriod), typeof(PayrollPeriodDetails), typeof(PayrollPeriodReference), typeof(AutomaticProcessing),
        typeof(PayrollRun), typeof(Payslip), typeof(PayslipPeriod), typeof(YearEndStatement), typeof(CostPeriod),
        typeof(ResultComponent),
        typeof(PayrollComponent), typeof(CostReference), typeof(PeriodDataDefaults), typeof(PeriodDataOptions), typeof(FieldOptions),
        typeof(FieldOption),
        typeof(Shift), typeof(WorkPattern), typeof(WorkWeek), typeof(UserFilterSettings), typeof(EmploymentFilter),
        typeof(ResourceVersion), typeof(ListResponse<>), typeof(SingleResponse<>), typeof(WriteResponse),
    ];

    [Fact]
    public void Secrets_do_not_print()
    {
        var tokens = new LoketTokens(new AccessToken("s3cret"), new RefreshToken("s3cret"), DateTimeOffset.MinValue);
        var options = LoketHarness.Configured with { ClientSecret = new ClientSecret("s3cret") };
        Assert.DoesNotContain(
            "s3cret", $"{tokens} {options} {new AuthorizationCode("s3cret")} {new TokenResponse("s3cret", "s3cret", null, null, null)}",
            StringComparison.Ordinal);
        Assert.Equal(new AccessToken("s3cret"), tokens.AccessToken);
        Assert.NotEqual(new AccessToken("other"), tokens.AccessToken);
    }

    [Fact]
    public void Every_secret_refuses_JSON()
    {
        var secrets = typeof(Secret).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Secret))).ToArray();
        Assert.True(secrets.Length >= 4);
        foreach (var secret in secrets.Select(t => Activator.CreateInstance(t, "s3cret")!))
        {
            Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(secret, secret.GetType()));
            Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new { Inside = secret, List = new[] { secret } }));
            Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize("{}", secret.GetType()));
        }
    }

    [Fact]
    public void Personal_records_print_only_their_name()
    {
        var details = new PersonalDetails
        {
            FirstName = "Sanne",
            Initials = "S.",
            Prefix = "de",
            LastName = "Vries",
            FormattedName = "Vries S. de",
        };
        var employee = new Employee(LoketHarness.Employer, 12, details, null, null);
        var wage = new ActualWage(LoketHarness.Employer, new Wage { GrossWage = 3210.5m });

        Assert.Equal("Employee PersonalDetails ActualWage", $"{employee} {employee.PersonalDetails} {wage}");
        Assert.Equal(
            "Department { Id = , Code = 1, Description = Keuken, SubDepartmentOf =  }", new Department(null, 1, "Keuken", null).ToString());
        Assert.DoesNotContain("Vries", new LoketList<Employee>(
            "GetEmployees", [employee], [new LoketMessage("Warning", 1, "Vries", null, null)]).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_record_of_the_model_is_personal_or_known_not_to_be()
    {
        var records = typeof(PersonalRecord).Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(PersonalRecord).Namespace
                && t is { IsClass: true, IsAbstract: false }
                && t.GetMethod("<Clone>$") is not null);
        Assert.DoesNotContain(records, t => !t.IsSubclassOf(typeof(PersonalRecord)) && !Impersonal.Contains(t));
    }

    [Fact]
    public void A_personal_record_still_becomes_JSON() =>
        Assert.Equal(
            """{"employmentId":"a1b2c3d4-0000-4000-8000-000000000001","wage":null}""",
            JsonSerializer.Serialize(new ActualWage(LoketHarness.Employer, null), LoketJson.Options));
}
