using System.Net;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Running.Personnel;
using LoketFunctions.Simulators.Loket.Users;
using LoketFunctions.Tests.EndToEnd.Recording;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>An HR system that leads, from the booking of a legal entity to its employees in Loket.</summary>
[Collection(Installation.Collection)]
public sealed class PersonnelTests(Installation app)
{
    private static readonly DateOnly Start = new(AmsterdamTime.Today().Year, 1, 1);

    [Fact]
    public async Task From_booking_to_pushes_each_step_waits_for_its_owner_and_everybody_is_in_Loket_once()
    {
        var (user, api, hr, link) = await BookAsync(employer: 0);
        await WaitsForAsync(hr, link, "booked", "attributes");
        await hr.SetUpAttributesAsync(link);
        await WaitsForAsync(hr, link, "attributesSetUp", "enabling");
        Assert.Equal(HttpStatusCode.Conflict, (await api.SendAsync(HttpMethod.Post, $"/{link}/connect", new { })).Status);
        await hr.EnableAsync(link);
        await WaitsForAsync(hr, link, "enabled", "signing-in");
        await SignInAsync(api, link, user);
        await WaitsForAsync(hr, link, "authorized", "administration");
        var administration = (await api.AdministrationsAsync(link))[0].Id;
        await api.ChooseAsync(link, [administration]);
        await WaitsForAsync(hr, link, "mapped", "acknowledgement");
        Assert.Equal(("active", 0), (await hr.AcknowledgeAsync(link, Start)) is var active ? (active.Stage, active.Missing.Count) : default);

        List<HrEmployee> people = [.. Enumerable.Range(70001, 3).Select(number => new HrEmployee(number, Start))];
        var first = await hr.PushAsync(link, people);
        Assert.Equal(("completed", 3, null), (first.State, first.Counts.Created, first.Problem?.Code));
        await HistoryRecorder.KeepAsync(app.System.Storage.ConnectionString, $"push-{first.Id}", "plain");

        Assert.Equal(3, (await hr.PushAsync(link, people)).Counts.Unchanged);
        people[0].SetFrom(Start.AddMonths(1), HrAttributes.Wage, 2750);
        people[1].End(AmsterdamTime.Today());
        var foretold = await hr.PushAsync(link, people, preview: true);
        var changed = await hr.PushAsync(link, people);
        Assert.Equal((2, 1), (foretold.Counts.Changed, foretold.Counts.Unchanged));
        Assert.Equal((2, 1), (changed.Counts.Changed, changed.Counts.Unchanged));
        var report = await hr.ReportAsync(link, changed.Id);
        Assert.Equal(
            ("wage.grossWage", "2600", "2750"),
            report.Single(one => one.EmployeeId == people[0].Id).Changes.Select(one => (one.FieldId, one.Was, one.Becomes)).Single());

        var held = (await app.ReadLoketAsync()).Where(one => people.Any(person => person.LastName == one["personalDetails.lastName"])).ToList();
        Assert.Equal(people.Select(one => one.LastName).Order(), held.Select(one => one["personalDetails.lastName"]!).Order());
        Assert.All(held, one => Assert.Equal(administration, Assert.Single(one.Employments).AdministrationId));
        Assert.Equal(
            [people[1].LastName],
            held.Where(one => one.Employments[0].EndDate == AmsterdamTime.Today()).Select(one => one["personalDetails.lastName"]!));
    }

    [Fact]
    public async Task A_record_that_cannot_be_is_set_aside_with_its_attribute_and_the_others_go_on()
    {
        var (_, _, hr, link) = await ActiveAsync(employer: 1);
        var odd = new HrEmployee(70101, Start).Set("birthday", "2 januari 1990");

        var push = await hr.PushAsync(link, [odd, new HrEmployee(70102, Start)]);

        Assert.Equal((1, 1), (push.Counts.Created, push.Counts.SetAside));
        Assert.Equal("setAside", (await hr.ReportAsync(link, push.Id)).Single(one => one.EmployeeId == odd.Id).Outcome);
        Assert.DoesNotContain(await app.ReadLoketAsync(), one => one["personalDetails.lastName"] == odd.LastName);
    }

    private async Task<(SandboxUser User, AppApi Api, HrLink Hr, string Link)> BookAsync(int employer)
    {
        var user = await app.NewUserAsync(one => one with { Employers = [employer] });
        var api = app.Api("hr", $"hr-{user.Name}");
        var hr = app.System.Hr(api);
        var link = Assert.Single(await hr.BookAsync("hr@owner.example", "nl", [("31", "Brasserie De Zwaan B.V.", "111111110L46")]));
        return (user, api, hr, link);
    }

    private async Task<(SandboxUser User, AppApi Api, HrLink Hr, string Link)> ActiveAsync(int employer)
    {
        var (user, api, hr, link) = await BookAsync(employer);
        await hr.SetUpAttributesAsync(link);
        await hr.EnableAsync(link);
        await SignInAsync(api, link, user);
        await api.ChooseAsync(link, [(await api.AdministrationsAsync(link))[0].Id]);
        await hr.AcknowledgeAsync(link, Start);
        return (user, api, hr, link);
    }

    private async Task SignInAsync(AppApi api, string link, SandboxUser user)
    {
        using var browser = app.NewBrowser();
        await SignIn.RunAsync(browser, (await api.ReconnectAsync(link)).ConnectAddress!, user.Name, user.Password);
    }

    private static async Task WaitsForAsync(HrLink hr, string link, string stage, string missing)
    {
        var setUp = await hr.SetUpAsync(link);
        Assert.Equal((stage, missing), (setUp.Stage, setUp.Missing[0].Code));
    }
}
