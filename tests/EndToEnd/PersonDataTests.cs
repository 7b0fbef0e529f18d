using System.Net;
using System.Text.Json;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Tests.EndToEnd.Exporting;
using LoketFunctions.Tests.EndToEnd.Scanning;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>C10: what is held on a person, and on nobody else.</summary>
[Collection(Installation.ExportCollection)]
public sealed class PersonDataTests(Installation app) : ExportClass(app)
{
    private sealed record ItemView(string Place, Guid? AdministrationId, DateTimeOffset? WrittenAt, DateTimeOffset? KeptUntil, string Kept,
        string Why, JsonElement Data);

    private sealed record DataView(string ConnectionId, Guid LoketEmployeeId, List<Guid> AdministrationIds, List<ItemView> Items);

    [Fact]
    public async Task Everything_of_a_person_is_told_also_in_two_administrations_and_nothing_of_anybody_else()
    {
        var account = await ExportAccount.WithMonthAsync(App);
        await account.ExportAsync();
        var (api, id) = (account.Account.Api, account.Account.ConnectionId);
        var everybody = await App.ReadLoketAsync();
        var people = await account.Account.PulledAsync();
        var twice = people.First(one =>
            one.Employments.Select(employment => employment.AdministrationId).Distinct().Count() == 2 && RegistrationsOf(one).Count > 0);
        var exported =
            people.First(one =>
                RegistrationsOf(one).Any(registration => account.Confirmations.Of(registration)?.State == PlannerConfirmations.Exported));
        foreach (var person in new[] { twice, exported })
            await api.ChooseEmployeeAsync(id, person.Id, new { choice = "ignore" });

        var ofTwice = await ReadAsync(twice);
        var ofExported = await ReadAsync(exported);

        Assert.Equal(2, ofTwice.AdministrationIds.Count);
        Assert.Equal(2, ofTwice.Items.Count(item => item is { Place: "snapshots", AdministrationId: not null }));
        Assert.All(
            new[] { "Links", "snapshots", "reports", "requests", "payrollfiles", "ledgers", "Audit" },
            place => Assert.True(ofExported.Items.Any(item => item.Place == place), place));
        Assert.All(ofExported.Items.Where(item => item.Place is "payrollfiles" or "reports"),
            item => Assert.True(item.KeptUntil > item.WrittenAt));
        Assert.Contains("personDataExported", (await api.SendAsync(HttpMethod.Get, $"/{id}/audit")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await api.SendAsync(HttpMethod.Get, $"/{id}/employees/{Guid.NewGuid()}/data")).Status);

        HashSet<string> RegistrationsOf(LoketPerson person) =>
            [.. account.Registrations.All.Where(one => one.EmployeeId == account.Account.Held(person.Id).Id).Select(one => one.Id)];

        async Task<DataView> ReadAsync(LoketPerson person)
        {
            var answer = await api.SendAsync(HttpMethod.Get, $"/{id}/employees/{person.Id}/data");
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            var (his, own) = (RegistrationsOf(person), PersonalWords.Pattern([person], []));
            Assert.Matches(own, answer.Body);
            Assert.True(his.All(Holds), "Not all of his registrations are told.");
            var others = everybody.Where(one => one.Id != person.Id).ToList();
            Assert.False(account.Registrations.All.Any(other => !his.Contains(other.Id) && Holds(other.Id)),
                "A registration of somebody else is told.");
            Assert.Equal(0, PersonalWords.Pattern(others, []).Matches(answer.Body).Count(match => !own.IsMatch(match.Value)));
            Assert.False(
                others.Any(other => answer.Body.Contains(other.Id.ToString(), StringComparison.Ordinal)), "Somebody else's id is told.");
            var data = answer.Read<DataView>();
            Assert.All(data.Items, item => Assert.True(item is { Why.Length: > 0, Kept.Length: > 0 }));
            return data;

            bool Holds(string registration) => answer.Body.Contains($"\"{registration}\"", StringComparison.Ordinal);
        }
    }
}
