using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Clients;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Paging;
using LoketFunctions.Simulators.Loket.OpenApi;

namespace LoketFunctions.Tests.Loket;

/// <summary>
/// Each request of each resource client is held to Loket's document, and the answer that the document describes, full and with
/// all that may be null at null, is parsed into every property of the model.
/// </summary>
public sealed class ClientContractTests
{
    private static readonly Guid Id = Guid.Parse("a1b2c3d4-0000-4000-8000-000000000002");
    private static readonly DateOnly Day = new(2026, 3, 1);
    private static readonly LoketFilter Filter = LoketFilter.Equal("city", "'s-Hertogenbosch & \"omstreken\" #1+2%");

    /// <summary>What the model reads from other answers or versions than the one at hand.</summary>
    private static readonly string[] FromElsewhere =
    [
        "PayrollAdministration.WageTaxNumber", "Administration.Name",
        "Authorization.Name",
        "ContactInformation.BusinessPhoneNumber", "ContactInformation.BusinessMobilePhoneNumber", "ContactInformation.BusinessEmailAddress",
        "EmploymentAdministration.ClientNumber",
        "PeriodDataRecord.Id", "PeriodDataRecord.Employment",
    ];

    private static readonly Dictionary<string, Func<LoketClient, CancellationToken, Task<object?>>> Operations = new(StringComparer.Ordinal)
    {
        ["/providers/employers"] = async (l, c) => await l.Employers.ListAsync(Filter, c),
        ["/providers/employers/minimized"] = async (l, c) => await l.Employers.ListMinimizedAsync(null, c),
        ["/providers/employers/lastmodifiedversionnumbers"] = async (l, c) => await l.VersionNumbers.EmployersAsync(70429274, c),
        ["/providers/employers/{employerId}/employees/employments/lastmodifiedversionnumbers"] = async (l, c) =>
            await l.VersionNumbers.EmploymentsAsync(Id, 70429274, c),
        ["/providers/employers/{employerId}/payrolladministrations"] = async (l, c) =>
            await l.Administrations.ListPayrollAsync(Id, Filter, c),
        ["/providers/employers/{employerId}/administrations"] = async (l, c) => await l.Administrations.ListAsync(Id, null, c),
        ["/providers/employers/{employerId}/authorizations"] = async (l, c) => await l.Authorizations.ActivitiesAsync(Id, c),
        ["/providers/employers/{employerId}/modules"] = async (l, c) => await l.Authorizations.ProductsAsync(Id, c),
        ["/applications/{applicationId}/authorizations"] = async (l, c) => await l.Applications.ListActivitiesAsync(Id, c),
        ["/providers/employers/{employerId}/employees"] = async (l, c) => await l.Employees.ListAsync(Id, Filter, c),
        ["/providers/employers/employees/{employeeId}"] = async (l, c) => await l.Employees.FindAsync(Id, c),
        ["/providers/employers/{employerId}/employees/employments"] = async (l, c) =>
            await l.Employments.ListAsync(Id, EmploymentsClient.OfPayrollAdministration(Id), c),
        ["/providers/employers/{employerId}/employees/employments/minimized"] = async (l, c) =>
            await l.Employments.ListMinimizedAsync(Id, null, c),
        ["/providers/employers/employees/employments/{employmentId}"] = async (l, c) => await l.Employments.FindAsync(Id, c),
        ["/providers/employers/{employerId}/actualwages"] = async (l, c) => await l.Actuals.WagesAsync(Id, Day, Filter, c),
        ["/providers/employers/{employerId}/actualworkinghours"] = async (l, c) => await l.Actuals.WorkingHoursAsync(Id, Day, null, c),
        ["/providers/employers/{employerId}/actualorganizationalentities"] = async (l, c) =>
            await l.Actuals.OrganizationalEntitiesAsync(Id, null, null, c),
        ["/providers/employers/{employerId}/departments"] = async (l, c) => await l.Departments.ListAsync(Id, null, c),
        ["/providers/employers/{employerId}/functions"] = async (l, c) => await l.Functions.ListAsync(Id, Filter, c),
        ["/providers/employers/payrolladministrations/{payrollAdministrationId}/payrollperiods/minimized"] = async (l, c) =>
            await l.PayrollPeriods.ListMinimizedAsync(Id, c),
        ["/providers/employers/payrolladministrations/{payrollAdministrationId}/payrollperiods"] = async (l, c) =>
            await l.PayrollPeriods.ListAsync(Id, c),
        ["/providers/employers/payrolladministrations/{payrollAdministrationId}/payrollcomponents/year/{year}"] = async (l, c) =>
            await l.PayrollComponents.ListAsync(Id, 2026, c),
        ["/providers/employers/payrolladministrations/{payrollAdministrationId}/payrollPeriods/{payrollPeriodId}/payrollperioddata"] =
            async (l, c) => await l.PayrollPeriodData.ListAsync(Id, 202601, 1, 7, c),
        ["/providers/employers/employees/employments/{employmentId}/payrollperioddata"] = async (l, c) =>
            await l.PayrollPeriodData.ListOfEmploymentAsync(Id, PayrollPeriodDataClient.OfPeriod(2026, 1), c),
        ["/providers/employers/payrolladministrations/{payrollAdministrationId}/payrollperiods/{payrollPeriodId}/payrollresults"] =
            async (l, c) => await l.PayrollResults.OfPeriodAsync(Id, 202601, [70, 4100], c),
        ["/providers/employers/payrolladministrations/payrollruns/{payrollrunId}/results"] = async (l, c) =>
            await l.PayrollResults.OfRunAsync(Id, c),
        ["/providers/employers/employees/employments/{employmentId}/payslips"] = async (l, c) => await l.Payslips.ListAsync(Id, c),
        ["/providers/employers/employees/employments/{employmentId}/yearendstatements"] = async (l, c) =>
            await l.Payslips.ListYearEndStatementsAsync(Id, c),
        ["/providers/employers/employees/employments/{employmentId}/costperhour"] = async (l, c) =>
            await l.CostsPerHour.ListAsync(Id, c),
        ["/user"] = async (l, c) => await l.SignedInUser.GetAsync(c),
        ["/providers/employers/users/{userId}"] = async (l, c) => await l.Users.GetAsync(Id, c),
        ["/providers/employers/{employerId}/users/{userId}/authorizations"] = async (l, c) => await l.Users.RightsAsync(Id, Id, c),
        ["/user/filtersettings/{employerId}"] = async (l, c) => await l.UserFilterSettings.FindAsync(Id, c),
    };

    public static TheoryData<string, bool> EachOperation
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var template in Operations.Keys)
            {
                data.Add(template, true);
                data.Add(template, false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EachOperation))]
    public async Task Request_and_answer_follow_the_document(string template, bool full)
    {
        var loket = new LoketHarness();
        var operation = LoketContract.Load().Document.Operations.Single(o => o.Template == template && o.Method == HttpMethod.Get);
        // The newest version at or below the one asked for: here always that very one.
        var answer = Example(operation, full);
        loket.Server.ThenOk(answer);

        var result = await loket.Time.DriveAsync(Operations[template](loket.Client, CancellationToken.None));

        Assert.Empty(loket.Server.Findings);
        var call = Assert.Single(loket.Calls);
        Assert.Equal((operation.ActivityName, (int?)200), (call.Activity, call.Status));
        AssertParsed(result, answer, whollyMinimized: template.EndsWith("minimized", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_highest_version_number_is_asked_for_alone()
    {
        var loket = new LoketHarness();
        var answer = Pages.Departments(1, 1, 900);
        answer["_embedded"] = new JsonArray(new JsonObject { ["id"] = Id.ToString(), ["lastModifiedVersionNumber"] = "9000000000" });
        loket.Server.ThenOk(answer);

        Assert.Equal(9_000_000_000, await loket.Time.DriveAsync(loket.Client.VersionNumbers.HighestAsync(Id, CancellationToken.None)));

        Assert.EndsWith(
            "?orderBy=-lastModifiedVersionNumber&pageNumber=1&pageSize=1", Assert.Single(loket.Server.Paths), StringComparison.Ordinal);
        Assert.Empty(loket.Server.Findings);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Filter_settings_that_Loket_keeps_to_itself_are_unknown(int status)
    {
        var loket = new LoketHarness();
        loket.Server.Then((System.Net.HttpStatusCode)status);

        Assert.Null(await loket.Time.DriveAsync(loket.Client.UserFilterSettings.FindAsync(Id, CancellationToken.None)));
        Assert.StartsWith("https://k8s.loket-acc.nl/globalfilter-microservice/user/filtersettings/",
            loket.Server.Requests[0].Request.RequestUri!.ToString(), StringComparison.Ordinal);
    }

    private static JsonNode Example(LoketOperation operation, bool full)
    {
        var versions = new[] { new LoketVersions().Employees, new LoketVersions().Employments, new LoketVersions().Authorizations,
            new LoketVersions().Common };
        var version = versions.First(operation.Versions(200).Contains);
        var answer = SchemaExample.Build(operation.Answer(200)![$"application/json;version={version}"], full)!;
        answer["messages"] = new JsonArray();
        if (answer["_embedded"] is not null)
            (answer["totalSize"], answer["totalPages"], answer["currentPage"], answer["pageSize"]) = (1, 1, 1, 250);
        return answer;
    }

    private static void AssertParsed(object? result, JsonNode answer, bool whollyMinimized)
    {
        switch (result)
        {
            case IReadOnlySet<string> activities:
                Assert.Equal(answer["_embedded"]![0]!["description"]!.GetValue<string>(), Assert.Single(activities));
                break;
            case { } list when list.GetType().IsGenericType && list.GetType().GetGenericTypeDefinition() == typeof(LoketList<>):
                var items = (IList)list.GetType().GetProperty("Items")!.GetValue(list)!;
                AssertSame(Assert.Single(items.Cast<object>()), answer["_embedded"]![0]!, whollyMinimized);
                break;
            default:
                AssertSame(result!, answer["content"]!, whollyMinimized);
                break;
        }
    }

    /// <summary>Every property of the model is in the answer under its name, and has its value.</summary>
    private static void AssertSame(object model, JsonNode json, bool minimized)
    {
        foreach (var property in model.GetType().GetProperties().Where(property => property.CanWrite))
        {
            var name = $"{model.GetType().Name}.{property.Name}";
            var value = property.GetValue(model);
            if (!json.AsObject().TryGetPropertyValue(JsonNameOf(property), out var expected))
                Assert.True(minimized || FromElsewhere.Contains(name), $"{name} is not in Loket's document");
            else
                AssertValue(name, value, expected, minimized);
        }
    }

    private static string JsonNameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static void AssertValue(string name, object? value, JsonNode? expected, bool minimized)
    {
        switch (expected)
        {
            case null:
                Assert.True(value is null, name);
                break;
            case JsonObject:
                AssertSame(value!, expected, minimized);
                break;
            case JsonArray array:
                var items = ((IEnumerable)value!).Cast<object>().ToArray();
                Assert.Equal(array.Count, items.Length);
                for (var i = 0; i < items.Length; i++)
                    AssertSame(items[i], array[i]!, minimized: true);
                break;
            default:
                Assert.True(value is not null, $"{name} was not read");
                Assert.Equal(Plain(expected.ToString()), Plain(value is DateOnly date
                    ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                    : Convert.ToString(value, CultureInfo.InvariantCulture)!));
                break;
        }
    }

    private static string Plain(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.######", CultureInfo.InvariantCulture)
            : (text.Length > 10 && text[10] == 'T' ? text[..10] : text).ToUpperInvariant();
}
