using System.Text.Json.Nodes;
using Azure.Data.Tables;
using LoketFunctions.Personnel.Push;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Export.Whole;

namespace LoketFunctions.Tests.Personnel.Push;

/// <summary>What comes of pushed employees in Loket, and what is told of them.</summary>
[Collection(WholeExports.Name)]
public sealed class PushTests(AppStorage storage)
{
    /// <summary>A made-up one that passes the eleven test.</summary>
    private const string Bsn = "111222333";

    private readonly PushSetting _setting = new(storage);

    [Fact]
    public async Task Somebody_new_is_made_once_and_linked()
    {
        var result = Assert.Single(await _setting.PushAsync(PushSetting.Record("one", 1)));

        Assert.Equal(PushOutcome.Created, result.Outcome);
        var (id, person) = Assert.Single(_setting.Loket.People);
        var row = await _setting.RowAsync("one");
        Assert.Equal((id, person.EmploymentId, null), (row!.LoketEmployeeId, row.LoketEmploymentId, row.ConceptId));
        Assert.Equal(PushOutcome.Unchanged, Assert.Single(await _setting.PushAsync(PushSetting.Record("one", 1))).Outcome);
        Assert.Single(_setting.Loket.People);
    }

    /// <summary>After each write to Loket in turn, before anything hears of it.</summary>
    [Fact]
    public async Task However_often_a_host_dies_each_person_is_there_once_and_told_whole()
    {
        JsonObject[] Records() =>
        [
            PushSetting.Record("one", 1, $$"""{"citizenServiceNumber":"{{Bsn}}","attributes":{{Raise}}}"""),
            PushSetting.Record("two", 2, $$"""{"lastDay":"2026-12-31","attributes":{{RaiseAndEnd}}}"""),
        ];
        await _setting.PushAsync(Records());
        var writes = _setting.Loket.Writes;
        Assert.True(writes >= 6, $"{writes} writes");
        var undisturbed = Traces(_setting);
        for (var death = 1; death <= writes; death++)
        {
            var disturbed = new PushSetting(storage);
            disturbed.Loket.DieAfter = death;
            var results = await disturbed.PushAsync(Records());

            Assert.Equal(undisturbed, Traces(disturbed));
            Assert.Empty(disturbed.Loket.Concepts);
            Assert.All(results, result => Assert.Equal(PushOutcome.Created, result.Outcome));
            Assert.All(results, result => Assert.Contains(result.Changes, change => change.FieldId == "wage.grossWage"));
        }
    }

    [Fact]
    public async Task A_preview_says_the_same_and_does_nothing()
    {
        var foretold = Assert.Single(await _setting.PreviewAsync(PushSetting.Record("one", 1)));
        Assert.Equal((PushOutcome.Created, 0), (foretold.Outcome, _setting.Loket.Writes));
        Assert.Null(await _setting.RowAsync("one"));

        await _setting.PushAsync(PushSetting.Record("one", 1));
        var writes = _setting.Loket.Writes;
        var changed = PushSetting.Record("one", 1, $$"""{"attributes":{{Raise}}}""");
        foretold = Assert.Single(await _setting.PreviewAsync(changed));
        Assert.Equal((PushOutcome.Changed, writes), (foretold.Outcome, _setting.Loket.Writes));
        var done = Assert.Single(await _setting.PushAsync(changed));
        Assert.Equal(foretold.Changes, done.Changes);
        Assert.Equal([new PushedChange("wage.grossWage", new DateOnly(2026, 5, 1), "15", "16", false)], done.Changes);
    }

    [Fact]
    public async Task What_was_changed_in_Loket_by_hand_is_overwritten_and_marked()
    {
        await _setting.PushAsync(PushSetting.Record("one", 1));
        _setting.Loket.People.Values.Single().Employee["personalDetails"]!["initials"] = "Z.";

        var result = Assert.Single(await _setting.PushAsync(PushSetting.Record("one", 1)));

        Assert.Equal([new PushedChange("employee.personalDetails.initials", null, "Z.", "Aa", true)], result.Changes);
        var mine = PushSetting.Record("one", 1, """{"attributes":{"employee.personalDetails.initials":[{"value":"B."}]}}""");
        Assert.False(Assert.Single(Assert.Single(await _setting.PushAsync(mine)).Changes).Overwritten);
    }

    [Fact]
    public async Task What_begins_later_waits_and_is_due_on_its_day()
    {
        await _setting.PushAsync(PushSetting.Record("one", 1));
        var later = PushSetting.Record(
            "one", 1,
            """{"attributes":{"wage.grossWage":[{"value":15,"from":"2026-01-01"},{"value":17,"from":"2026-07-01"}]}}""");

        var result = Assert.Single(await _setting.PushAsync(later));

        Assert.Equal((PushOutcome.Waiting, new DateOnly(2026, 7, 1)), (result.Outcome, result.NextDay));
        Assert.Empty(await _setting.Rows.ListDueAsync(_setting.Connection.Id, new DateOnly(2026, 6, 30), default));
        Assert.Single(await _setting.Rows.ListDueAsync(_setting.Connection.Id, new DateOnly(2026, 7, 1), default));
    }

    [Fact]
    public async Task Whoever_lacks_something_is_listed_with_what_is_missing_and_not_sent()
    {
        var record = PushSetting.Record("one", 1, """{"isActive":null,"inDutchPayroll":false}""");
        record["attributes"]!.AsObject().Remove("employee.employeeNumber");

        var result = Assert.Single(await _setting.PushAsync(record));

        Assert.Equal(PushOutcome.NotTakingPart, result.Outcome);
        Assert.Equal([PushCodes.ActiveNotSaid, PushCodes.NotInDutchPayroll, PushCodes.NoEmployeeNumber], result.Missing);
        Assert.Equal(0, _setting.Loket.Writes);
    }

    [Fact]
    public async Task The_end_of_somebody_who_left_is_entered_and_nothing_else()
    {
        await _setting.PushAsync(PushSetting.Record("one", 1));
        var left = PushSetting.Record(
            "one", 1,
            $$"""
            {
              "isActive": false, "lastDay": "2026-05-31",
              "attributes": { {{WhyItEnds}}, "employee.personalDetails.initials": [{ "value": "Q." }] }
            }
            """);

        var result = Assert.Single(await _setting.PushAsync(left));

        Assert.Equal(
            [
                new PushedChange("end.endOfEmploymentReason", null, null, "2", false),
                new PushedChange("end.endOfEmploymentDueToIllness", null, null, "false", false),
                new PushedChange(OtherFields.LastDay, null, null, "2026-05-31", false),
            ],
            result.Changes);
        Assert.Equal(new DateOnly(2026, 5, 31), _setting.Loket.People.Values.Single().LastDay);
        Assert.NotNull((await _setting.RowAsync("one"))!.LeftSince);
    }

    /// <summary>The tax office is told why: it is not guessed.</summary>
    [Fact]
    public async Task An_end_of_which_is_not_said_why_is_set_aside()
    {
        await _setting.PushAsync(PushSetting.Record("one", 1));
        foreach (var active in new[] { "true", "false" })
        {
            var result = Assert.Single(await _setting.PushAsync(
                PushSetting.Record("one", 1, $$"""{"isActive":{{active}},"lastDay":"2026-05-31"}""")));

            Assert.Equal((PushOutcome.SetAside, PushCodes.FaultsInRecord), (result.Outcome, result.Code));
            Assert.Equal(
                ["end.endOfEmploymentReason", "end.endOfEmploymentDueToIllness"], result.Faults.Select(fault => fault.FieldId));
            Assert.Null(_setting.Loket.People.Values.Single().LastDay);
        }
    }

    [Fact]
    public async Task One_fault_of_one_attribute_and_nothing_of_the_employee_is_sent()
    {
        var wrong = PushSetting.Record("one", 1, """{"attributes":{"employee.personalDetails.initials":[{"value":"much too long"}]}}""");

        var results = await _setting.PushAsync(wrong, PushSetting.Record("two", 2));

        Assert.Equal([PushOutcome.SetAside, PushOutcome.Created], results.Select(result => result.Outcome));
        var fault = Assert.Single(results[0].Faults);
        Assert.Equal("employee.personalDetails.initials", fault.AttributeId);
        Assert.Equal(["6"], fault.Arguments);
        Assert.Equal("is langer dan de 6 tekens waarvoor Loket plaats heeft", PushWords.Fault(fault, "nl"));
    }

    [Fact]
    public async Task Somebody_who_may_be_there_already_waits_for_a_person()
    {
        await _setting.PushAsync(PushSetting.Record("one", 1));
        var alike = PushSetting.Record("other", 1);

        Assert.Equal(PushCodes.LinkedElsewhere, Assert.Single(await _setting.PushAsync(alike)).Code);
        alike["attributes"]!["employee.personalDetails.lastName"] = new JsonArray(new JsonObject { ["value"] = "Anders" });
        var unsure = Assert.Single(await _setting.PushAsync(alike));
        Assert.Equal(
            (PushCodes.PossibleMatch, _setting.Loket.People.Keys.Single()),
            (unsure.Code, Assert.Single(unsure.Candidates).LoketEmployeeId));
        Assert.Single(_setting.Loket.People);
        Assert.True((await _setting.RowAsync("other"))!.IsPending);

        // Whoever looked says that it is somebody new.
        await _setting.Rows.ChangeOrAddAsync(
            _setting.Connection.Id, (await _setting.RowAsync("other"))!.Hash, row => row.IsNewPerson = true, default);
        Assert.Equal(PushOutcome.Created, Assert.Single(await _setting.PushAsync(alike)).Outcome);
        Assert.Equal(2, _setting.Loket.People.Count);
    }

    [Fact]
    public async Task What_Loket_has_against_one_is_told_in_its_words_and_the_night_tries_again()
    {
        _setting.Loket.Refuses = "Het personeelsnummer is al in gebruik.";
        var refused = Assert.Single(await _setting.PushAsync(PushSetting.Record("one", 1)));
        Assert.Equal(
            (PushOutcome.Failed, PushCodes.RefusedByLoket, "Het personeelsnummer is al in gebruik."),
            (refused.Outcome, refused.Code, refused.LoketWords));
        Assert.Single(await _setting.Rows.ListDueAsync(_setting.Connection.Id, PushSetting.Today, default));

        _setting.Loket.Refuses = null;
        Assert.Equal(PushOutcome.Created, Assert.Single(await _setting.PushAsync(PushSetting.Record("one", 1))).Outcome);
        Assert.Single(_setting.Loket.People);
    }

    [Fact]
    public async Task A_citizen_service_number_goes_once_and_is_stars_wherever_it_is_told()
    {
        var record = PushSetting.Record("one", 1, $$"""{"citizenServiceNumber":"{{Bsn}}"}""");
        var result = Assert.Single(await _setting.PushAsync(record));

        Assert.Equal(Bsn, _setting.Loket.People.Values.Single().Bsn!.Value.Reveal());
        var told = Assert.Single(result.Changes, change => change.FieldId == OtherFields.CitizenServiceNumber);
        Assert.Equal(("***", "***"), (told.Was, told.Becomes));
        Assert.Equal(PushOutcome.Unchanged, Assert.Single(await _setting.PushAsync(record)).Outcome);
        await AssertNowhereAsync(Bsn);
    }

    [Fact]
    public async Task Words_of_Loket_that_repeat_a_citizen_service_number_are_told_without_it()
    {
        _setting.Loket.Refuses = $"Het nummer {Bsn} is al in gebruik.";
        var refused = Assert.Single(await _setting.PushAsync(PushSetting.Record("one", 1, $$"""{"citizenServiceNumber":"{{Bsn}}"}""")));

        Assert.Equal("Het nummer *** is al in gebruik.", refused.LoketWords);
        await AssertNowhereAsync(Bsn);
    }

    [Fact]
    public async Task Without_the_right_the_citizen_service_number_stays_and_the_rest_goes()
    {
        _setting.Loket.HasBsnRight = false;
        var result = Assert.Single(await _setting.PushAsync(PushSetting.Record("one", 1, $$"""{"citizenServiceNumber":"{{Bsn}}"}""")));

        Assert.Equal(PushOutcome.Created, result.Outcome);
        Assert.Equal([PushCodes.BsnRightMissing], result.Notices);
    }

    [Fact]
    public async Task Another_connection_does_not_open_a_record()
    {
        await _setting.PushAsync(PushSetting.Record("one", 1));
        var hash = EmployeeRow.HashOf(_setting.Connection.Id, "one");
        var other = new PushSetting(storage);
        await storage.Blobs.Personnel.GetBlobClient(EmployeeRecords.NameOf(other.Connection.Id, hash)).UploadAsync(
            (await storage.Blobs.Personnel.GetBlobClient(EmployeeRecords.NameOf(_setting.Connection.Id, hash)).DownloadContentAsync())
                .Value.Content);

        await Assert.ThrowsAsync<LoketFunctions.Security.BrokenSealException>(
            () => other.Records.FindAsync(other.Connection, hash, default));
    }

    private const string Raised = """ "wage.grossWage":[{"value":15,"from":"2026-01-01"},{"value":16,"from":"2026-05-01"}] """;
    private const string WhyItEnds =
        """ "end.endOfEmploymentReason": [{ "value": "2" }], "end.endOfEmploymentDueToIllness": [{ "value": false }] """;
    private const string Raise = $$"""{ {{Raised}} }""";
    private const string RaiseAndEnd = $$"""{ {{Raised}}, {{WhyItEnds}} }""";

    /// <summary>All that Loket holds, without what differs by chance.</summary>
    private static IEnumerable<string> Traces(PushSetting setting) => setting.Loket.People.Values.Select(person => string.Join(
        ' ', person.Employee.ToJsonString(), person.Employment["startDate"], person.LastDay, person.Bsn?.Reveal(),
        string.Join(',', person.Wages.Select(wage => $"{wage.Start} {wage.Content["grossWage"]}")))).Order(StringComparer.Ordinal);

    private async Task AssertNowhereAsync(string digits)
    {
        var prefix = $"{_setting.Connection.Id}/";
        foreach (var container in storage.Blobs.All)
        {
            await foreach (var blob in container.GetBlobsAsync(
                Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, prefix, default))
            {
                var text = (await container.ReadJsonAsync<JsonNode>(blob.Name, default))!.Value.ToJsonString();
                Assert.DoesNotContain(digits, text, StringComparison.Ordinal);
            }
        }

        foreach (var row in await storage.Tables.Personnel.PartitionAsync<TableEntity>(_setting.Connection.Id.ToString(), default))
            Assert.DoesNotContain(row.Select(cell => cell.Value).OfType<string>(), text => text.Contains(digits, StringComparison.Ordinal));
    }
}
