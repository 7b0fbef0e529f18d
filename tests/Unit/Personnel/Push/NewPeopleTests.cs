using System.Text.Json.Nodes;
using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.Push;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Tests.Export.Whole;

namespace LoketFunctions.Tests.Personnel.Push;

/// <summary>People who were first made in a planner, where Loket leads: document 000, "add a new employee", 2.</summary>
[Collection(WholeExports.Name)]
public sealed class NewPeopleTests(AppStorage storage)
{
    private const string Bsn = "111222333";

    private readonly PushSetting _setting = new(storage) { LoketLeads = true };

    [Fact]
    public async Task Somebody_new_is_made_once_and_is_the_planners_own_for_the_next_sync()
    {
        var record = PushSetting.Record("p-1", 1, $$"""{"citizenServiceNumber":"{{Bsn}}"}""");
        var made = Assert.Single(await _setting.PushAsync(record));
        var writes = _setting.Loket.Writes;
        var again = Assert.Single(await _setting.PushAsync(record));

        Assert.Equal((PushOutcome.Created, null), (made.Outcome, made.Code));
        var (id, person) = Assert.Single(_setting.Loket.People);
        Assert.Equal(Bsn, person.Bsn!.Value.Reveal());
        Assert.Equal((id, LinkRule.Pushed), await LinkAsync("p-1"));
        Assert.Equal((PushOutcome.Unchanged, PushCodes.AlreadyInLoket), (again.Outcome, again.Code));
        Assert.Empty(again.Faults);
        Assert.Equal(writes, _setting.Loket.Writes);
    }

    [Fact]
    public async Task Of_somebody_who_is_in_Loket_nothing_is_changed_and_what_differs_is_told()
    {
        var id = InLoket(1);
        var writes = _setting.Loket.Writes;

        var result = Assert.Single(await _setting.PushAsync(PushSetting.Record("p-1", 1, """
            {"citizenServiceNumber":"111222333",
             "compensations":[{"id":"b","type":"bonus","kind":"oneTime","amount":5,"from":"2026-06-01"}],
             "attributes":{"employee.personalDetails.initials":[{"value":"Z."}],
                           "wage.grossWage":[{"value":15,"from":"2026-01-01"},{"value":99,"from":"2026-07-01"}]}}
            """)));

        Assert.Equal((PushOutcome.Unchanged, PushCodes.AlreadyInLoket, id), (result.Outcome, result.Code, result.LoketEmployeeId));
        Assert.Equal(
            ["employee.personalDetails.initials", "pay.bonus", "wage.grossWage"],
            result.Faults.Where(fault => fault.Code == PushFaultCodes.LoketLeads).Select(fault => fault.FieldId!).Order());
        Assert.False(result.PayIsDue);
        Assert.Equal(writes, _setting.Loket.Writes);
        Assert.Null(_setting.Loket.People[id].Bsn);
        Assert.Equal((id, LinkRule.Pushed), await LinkAsync("p-1"));
        Assert.Null((await _setting.RowAsync("p-1"))!.NextDay);
    }

    [Fact]
    public async Task Whoever_a_sync_or_a_person_linked_already_is_that_employee()
    {
        var id = InLoket(1);
        await _setting.Links.SaveAsync(_setting.Connection.Id, [(id, "p-1", LinkRule.Created)], default);

        var result = Assert.Single(await _setting.PushAsync(PushSetting.Record("p-1", 2)));

        Assert.Equal((PushOutcome.Unchanged, id), (result.Outcome, result.LoketEmployeeId));
        Assert.Single(_setting.Loket.People);
        Assert.Equal((id, LinkRule.Created), await LinkAsync("p-1"));
    }

    [Fact]
    public async Task Somebody_in_Loket_who_is_another_of_the_planners_waits_for_a_person_and_keeps_that_link()
    {
        var id = InLoket(1);
        await _setting.Links.SaveAsync(_setting.Connection.Id, [(id, "p-7", LinkRule.Created)], default);

        var result = Assert.Single(await _setting.PushAsync(PushSetting.Record("p-1", 1)));

        Assert.Equal((PushOutcome.SetAside, PushCodes.LinkedElsewhere), (result.Outcome, result.Code));
        Assert.Equal((id, LinkRule.Created), await LinkAsync("p-7"));
        Assert.Null(await LinkAsync("p-1"));
    }

    [Fact]
    public async Task A_concept_that_Loket_does_not_convert_leaves_no_link_and_is_converted_later()
    {
        _setting.Loket.RefusesToConvert = "Niet zo.";
        var refused = Assert.Single(await _setting.PushAsync(PushSetting.Record("p-1", 1)));
        Assert.Equal((PushOutcome.Failed, PushCodes.RefusedByLoket), (refused.Outcome, refused.Code));
        Assert.Null(await LinkAsync("p-1"));

        _setting.Loket.RefusesToConvert = null;
        Assert.Equal(PushOutcome.Created, Assert.Single(await _setting.PushAsync(PushSetting.Record("p-1", 1))).Outcome);
        Assert.Equal((Assert.Single(_setting.Loket.People).Key, LinkRule.Pushed), await LinkAsync("p-1"));
    }

    /// <summary>The rest is there, and the link too.</summary>
    [Fact]
    public async Task A_number_that_could_not_be_written_is_written_by_the_next_push_unless_Loket_has_one_by_then()
    {
        _setting.Loket.HasBsnRight = false;
        JsonObject[] records = [.. new[] { 1, 2 }.Select(number =>
            PushSetting.Record($"p-{number}", number, $$"""{"citizenServiceNumber":"{{(number == 1 ? Bsn : "123456782")}}"}"""))];
        var without = await _setting.PushAsync(records);
        Assert.All(without, one => Assert.Equal(
            (PushOutcome.Created, PushCodes.BsnRightMissing), (one.Outcome, Assert.Single(one.Notices))));

        _setting.Loket.HasBsnRight = true;
        var second = _setting.Loket.People.Values.Single(person => person.Number == 2);
        second.Bsn = CitizenServiceNumber.Find("999999990");
        var with = await _setting.PushAsync(records);

        Assert.Equal(Bsn, _setting.Loket.People.Values.Single(person => person.Number == 1).Bsn!.Value.Reveal());
        Assert.Equal(PushOutcome.Changed, with[0].Outcome);
        Assert.Equal("999999990", second.Bsn!.Value.Reveal());
        Assert.Equal(OtherFields.CitizenServiceNumber, Assert.Single(with[1].Faults).FieldId);
    }

    [Fact]
    public void The_rights_are_asked_for_only_where_the_setting_is_on_and_Loket_leads()
    {
        var (planner, hr) = (Profiles.Find("l1nda")!, Profiles.Find("personio")!);
        var on = new Connection { NewPeople = true };

        Assert.DoesNotContain(Names(new Connection(), planner), name => name.Contains("concept"));
        Assert.Superset(
            new HashSet<string> { "Beheer concept werknemers", "Raadplegen concept werknemers", "Beheren en raadplegen BSN" },
            Names(on, planner));
        Assert.Equal(Names(new Connection(), hr), Names(on, hr));
        // Their activities are called as there, where they are held to Loket's document.
        Assert.Subset(
            hr.RequiredRights.SelectMany(right => right.Activities).ToHashSet(),
            NewPeopleRights.All.SelectMany(right => right.Activities).ToHashSet());

        static HashSet<string> Names(Connection connection, PlannerProfile profile) =>
            [.. connection.Effective(profile).RequiredRights.Select(right => right.DutchName)];
    }

    /// <summary>As a record of the same number says it.</summary>
    private Guid InLoket(int number)
    {
        var record = PushSetting.Record("nobody", number)["attributes"]!;
        var (employee, employment) = (new JsonObject(), new JsonObject());
        foreach (var field in LoketFields.All)
        {
            if (record[field.Id]?[0]?["value"] is not { } value)
                continue;
            var values = new Dictionary<LoketField, string?> { [field] = value.ToString() };
            if (field.Resource == LoketResource.Employee)
                employee = LoketObject.Written(field.Resource, employee, values);
            if (field.Resource == LoketResource.Employment)
                employment = LoketObject.Written(field.Resource, employment, values);
        }

        var person = new FakeLoketSide.Person { Employee = employee, Employment = employment };
        person.Wages.Add(new(Guid.NewGuid(), person.FirstDay, WageOf(record)));
        var id = Guid.NewGuid();
        _setting.Loket.People[id] = person;
        return id;
    }

    private static JsonObject WageOf(JsonNode record) => LoketObject.Written(
        LoketResource.Wage, [],
        LoketFields.All.Where(field => field.Resource == LoketResource.Wage && record[field.Id] is not null)
            .ToDictionary(field => field, field => (string?)record[field.Id]![0]!["value"]!.ToString()));

    private async Task<(Guid, string?)?> LinkAsync(string plannerId) =>
        await _setting.Links.FindByPlannerAsync(_setting.Connection.Id, plannerId, default) is { } link
            ? (link.EmployeeId, link.Rule)
            : null;
}
