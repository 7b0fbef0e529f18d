using System.Net;
using System.Text.Json;
using LoketFunctions.Tests.EndToEnd.Exporting;
using LoketFunctions.Tests.EndToEnd.Scanning;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>C10: what is held on a person, and on nobody else.</summary>
[Collection(Installation.ExportCollection)]
public sealed class PersonDataTests(Installation app) : ExportClass(app)
{
    private sealed record ItemView(string Place, Guid? AdministrationId, DateTimeOffset? WrittenAt, DateTimeOffset? KeptUntil, string Kept, string Why, JsonElement Data);

    private sealed record DataView(string ConnectionId, Guid LoketEmployeeId, List<Guid> AdministrationIds, List<ItemView> Items);

    [Fact]
    public async Task Everything_of_a_person_in_two_administrations_is_told_and_nothing_of_anybody_else()
    {
        var account = await ExportAccount.WithMonthAsync(App);
        await account.ExportAsync();
        var (api, id) = (account.Account.Api, account.Account.ConnectionId);
        var people = await App.ReadLoketAsync();
        var person = (await account.Account.PulledAsync()).First(one => one.Employments.Select(employment => employment.AdministrationId).Distinct().Count() == 2
            && account.Registrations.All.Any(registration => registration.EmployeeId == account.Account.Held(one.Id).Id));
        await api.ChooseEmployeeAsync(id, person.Id, new { choice = "ignore" });

        var answer = await api.SendAsync(HttpMethod.Get, $"/{id}/employees/{person.Id}/data");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var data = answer.Read<DataView>();
        Assert.Equal(2, data.AdministrationIds.Count);
        Assert.Equal(2, data.Items.Count(item => item is { Place: "snapshots", AdministrationId: not null }));
        Assert.All(
            new[] { "Links", "snapshots", "reports", "requests", "payrollfiles", "ledgers", "Audit" },
            place => Assert.True(data.Items.Any(item => item.Place == place), place));
        Assert.All(data.Items, item => Assert.True(item is { Why.Length: > 0, Kept.Length: > 0 }));
        Assert.All(data.Items.Where(item => item.Place is "payrollfiles" or "reports"), item => Assert.True(item.KeptUntil > item.WrittenAt));
        Assert.Matches(PersonalWords.Pattern([person], []), answer.Body);
        var his = account.Registrations.All.Where(one => one.EmployeeId == account.Account.Held(person.Id).Id).Select(one => one.Id).ToHashSet();
        Assert.All(his, registration => Assert.Contains($"\"{registration}\"", answer.Body, StringComparison.Ordinal));
        Assert.DoesNotContain(account.Registrations.All, other => !his.Contains(other.Id) && answer.Body.Contains($"\"{other.Id}\"", StringComparison.Ordinal));
        var own = PersonalWords.Pattern([person], []);
        var others = PersonalWords.Pattern([.. people.Where(one => one.Id != person.Id)], []);
        Assert.Equal(0, others.Matches(answer.Body).Count(match => !own.IsMatch(match.Value)));
        Assert.DoesNotContain(people, one => one.Id != person.Id && answer.Body.Contains(one.Id.ToString(), StringComparison.Ordinal));
        Assert.Contains("personDataExported", (await api.SendAsync(HttpMethod.Get, $"/{id}/audit")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await api.SendAsync(HttpMethod.Get, $"/{id}/employees/{Guid.NewGuid()}/data")).Status);
    }
}
