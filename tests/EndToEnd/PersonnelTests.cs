using System.Net;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Running.Personnel;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Changes;
using LoketFunctions.Tests.EndToEnd.Recording;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>An HR system that leads, from the booking of a legal entity to its employees in Loket.</summary>
[Collection(Installation.Collection)]
public sealed class PersonnelTests(Installation app)
{
    /// <summary>Passes the eleven test, and is nobody's.</summary>
    private const string Bsn = "111222333";

    private static readonly DateOnly Start = HrLedLink.Start;

    [Fact]
    public async Task From_booking_to_pushes_each_step_waits_for_its_owner_and_everybody_is_in_Loket_once()
    {
        var booked = await HrLedLink.BookAsync(app, employer: 0);
        var (api, hr, link) = (booked.Api, booked.Hr, booked.Id);
        await WaitsForAsync(hr, link, "booked", "attributes");
        await hr.SetUpAttributesAsync(link);
        await WaitsForAsync(hr, link, "attributesSetUp", "enabling");
        Assert.Equal(HttpStatusCode.Conflict, (await api.SendAsync(HttpMethod.Post, $"/{link}/connect", new { })).Status);
        await hr.EnableAsync(link);
        await WaitsForAsync(hr, link, "enabled", "signing-in");
        await booked.SignInAsync();
        await WaitsForAsync(hr, link, "authorized", "administration");
        var administration = (await api.AdministrationsAsync(link))[0].Id;
        await api.ChooseAsync(link, [administration]);
        await WaitsForAsync(hr, link, "mapped", "acknowledgement");
        var active = await hr.AcknowledgeAsync(link, Start);
        Assert.Equal(("active", 0), (active.Stage, active.Missing.Count));

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

        var held = (await app.ReadLoketAsync())
            .Where(one => people.Any(person => person.LastName == one["personalDetails.lastName"])).ToList();
        Assert.Equal(people.Select(one => one.LastName).Order(), held.Select(one => one["personalDetails.lastName"]!).Order());
        Assert.All(held, one => Assert.Equal(administration, Assert.Single(one.Employments).AdministrationId));
        Assert.Equal(
            [people[1].LastName],
            held.Where(one => one.Employments[0].EndDate == AmsterdamTime.Today()).Select(one => one["personalDetails.lastName"]!));
    }

    [Fact]
    public async Task A_night_asks_the_HR_system_for_its_records_where_the_link_is_set_to()
    {
        var (link, person) = (await app.HrLedAsync(), new HrEmployee(71901, Start));
        var before = (await link.Hr.PushesAsync(link.Id)).Select(push => push.Id).ToHashSet(StringComparer.Ordinal);
        var hrSystem = app.Planners.Account(link.Api.Account);
        hrSystem.Personnel = [person.Record()];
        await link.Api.ChangeAsync(link.Id, new { asksForRecords = true });
        try
        {
            await link.NextNightAsync();
            var night = await Waiting.ForAsync(
                "the push of the night",
                async () => (await link.Hr.PushesAsync(link.Id))
                    .FirstOrDefault(push => push is { Trigger: "nightly", IsFinished: true } && !before.Contains(push.Id)));

            await HistoryRecorder.KeepAsync(app.System.Storage.ConnectionString, $"push-{night.Id}", "asked");
            Assert.Equal("created", (await link.Hr.ReportAsync(link.Id, night.Id)).Single(one => one.EmployeeId == person.Id).Outcome);
            Assert.Single(await app.ReadLoketAsync(), one => one["personalDetails.lastName"] == person.LastName);
        }
        finally
        {
            await link.Api.ChangeAsync(link.Id, new { asksForRecords = false });
        }
    }

    [Fact]
    public async Task A_record_that_cannot_be_is_set_aside_with_its_attribute_and_the_others_go_on()
    {
        var link = await app.HrLedAsync();
        var odd = new HrEmployee(70101, Start).Set("birthday", "2 januari 1990");

        var push = await link.Hr.PushAsync(link.Id, [odd, new HrEmployee(70102, Start)]);

        Assert.Equal((1, 1), (push.Counts.Created, push.Counts.SetAside));
        Assert.Equal("setAside", (await link.Hr.ReportAsync(link.Id, push.Id)).Single(one => one.EmployeeId == odd.Id).Outcome);
        Assert.DoesNotContain(await app.ReadLoketAsync(), one => one["personalDetails.lastName"] == odd.LastName);
    }

    [Fact]
    public async Task The_same_message_is_the_same_push_and_its_id_is_good_for_no_other()
    {
        var (link, person, id) = (await app.HrLedAsync(), new HrEmployee(70201, Start), $"msg_{Guid.NewGuid():N}");
        var message = HrLink.Message([person]);

        var first = (await link.Hr.SendAsync(link.Id, message, id)).Read<PushStarted>();
        var again = await link.Hr.SendAsync(link.Id, message, id);
        var other = await link.Hr.SendAsync(link.Id, HrLink.Message([new HrEmployee(70202, Start)]), id);

        Assert.Equal((HttpStatusCode.Accepted, first), (again.Status, again.Read<PushStarted>()));
        Assert.Equal((HttpStatusCode.Conflict, "message-reused"), (other.Status, other.Read<ProblemView>().Code));
        Assert.Equal(new PushCountsView(Created: 1), (await link.Hr.FinishedAsync(link.Id, first.PushId)).Counts);
        Assert.Single(await app.ReadLoketAsync(), one => one["personalDetails.lastName"] == person.LastName);
    }

    [Fact]
    public async Task What_was_changed_by_hand_in_Loket_is_overwritten_and_told_from_what_to_what()
    {
        var (link, person) = (await app.HrLedAsync(), new HrEmployee(70301, Start));
        var loketId = (await link.PushAsync(person)).LoketEmployeeId!.Value;
        await app.ChangeLoketAsync(ChangeKind.Address, employee: loketId);
        await app.ChangeLoketAsync(ChangeKind.Wage, employee: loketId);
        var byHand = await PersonAsync(loketId);

        var pushed = await link.PushAsync(person);

        Assert.Equal("changed", pushed.Outcome);
        Assert.All(pushed.Changes, change => Assert.True(change.Overwritten));
        var street = pushed.Changes.Single(change => change.FieldId == "employee.address.street");
        Assert.Equal((byHand["address.street"], "Dorpsstraat"), (street.Was, street.Becomes));
        var wage = pushed.Changes.Single(change => change.FieldId == "wage.grossWage");
        Assert.Equal((AmsterdamTime.Today(), "2600"), (wage.From, wage.Becomes));
        Assert.Equal("Dorpsstraat", (await PersonAsync(loketId))["address.street"]);
        Assert.Equal("unchanged", (await link.PushAsync(person)).Outcome);
    }

    [Fact]
    public async Task Somebody_uncertain_waits_for_a_choice_that_the_next_push_goes_by_and_nobody_is_added()
    {
        var link = await app.HrLedAsync();
        var administration = await link.AdministrationAsync();
        var before = await app.ReadLoketAsync();
        var known = before.First(one => one.Employments is [{ EndDate: null } only]
            && only.AdministrationId == administration && only.StartDate < Start);
        var person = new HrEmployee(70401, Start).Set("employee_number", known.Number);

        var unsure = await link.PushAsync(person);
        await link.Hr.ChoosePersonAsync(link.Id, person.Id, known.Id);
        var sure = await link.PushAsync(person);

        Assert.Equal(("setAside", "possible-person"), (unsure.Outcome, unsure.Code));
        var candidate = Assert.Single(unsure.Candidates);
        Assert.Equal((known.Id, known.Number), (candidate.LoketEmployeeId, candidate.Number));
        Assert.Equal(("changed", known.Id), (sure.Outcome, sure.LoketEmployeeId));
        var after = await app.ReadLoketAsync();
        Assert.Equal(before.Select(one => one.Id).Order(), after.Select(one => one.Id).Order());
        Assert.Equal(person.LastName, after.Single(one => one.Id == known.Id)["personalDetails.lastName"]);
    }

    [Fact]
    public async Task A_right_that_is_missing_is_told_and_the_rest_goes_on_without_it()
    {
        var (link, person) = (await app.HrLedAsync(), new HrEmployee(70501, Start) { CitizenServiceNumber = Bsn });
        PushResultView without;
        try
        {
            await app.Loket.SetUserAsync(
                link.User with { Rights = [.. link.User.Rights.Where(right => right != Rights.CitizenServiceNumbers)] });
            without = await link.PushAsync(person);
        }
        finally
        {
            await app.Loket.SetUserAsync(link.User);
        }

        var with = await link.PushAsync(person);

        Assert.Equal(("created", "bsn-right-missing"), (without.Outcome, Assert.Single(without.Notices).Code));
        Assert.Single(await app.ReadLoketAsync(), one => one["personalDetails.lastName"] == person.LastName);
        Assert.Equal(("changed", 0), (with.Outcome, with.Notices.Count));
        var number = Assert.Single(with.Changes);
        Assert.Equal(("citizenServiceNumber", "***"), (number.FieldId, number.Becomes));
    }

    private async Task<LoketPerson> PersonAsync(Guid id) => (await app.ReadLoketAsync()).Single(one => one.Id == id);

    private static async Task WaitsForAsync(HrLink hr, string link, string stage, string missing)
    {
        var setUp = await hr.SetUpAsync(link);
        Assert.Equal((stage, missing), (setUp.Stage, setUp.Missing[0].Code));
    }
}
