using Azure.Storage.Blobs.Models;
using LoketFunctions.Failures;
using LoketFunctions.Http;
using LoketFunctions.Pension;
using LoketFunctions.Pension.Delivery;
using LoketFunctions.Pension.Delivery.Layout;
using LoketFunctions.Pension.Delivery.Transport;
using LoketFunctions.Pension.Stages;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Tests.Connections;

namespace LoketFunctions.Tests.Pension.Delivery;

/// <summary>From an approved payroll run to a file at the provider, and its corrections: the right versions, each once.</summary>
[Collection(ConnectionTests.Name)]
public sealed class DeliveryTests(AppStorage storage)
{
    [Fact]
    public async Task An_approved_period_is_delivered_once_with_what_payroll_made()
    {
        await using var world = await DeliveryWorld.StartAsync(storage);
        await world.ApproveAsync(DeliveryWorld.February);

        await world.LookAsync();
        await world.LookAsync();

        var name = world.FileOf(DeliveryWorld.February, 1);
        Assert.Equal([name], world.Receiver.Stored);
        var row = await world.RowAsync(DeliveryWorld.February);
        var version = Assert.Single(row.Versions);
        Assert.Equal((DeliveryState.Delivered, $"receipt of {version.FileName}"), (row.State, version.Receipt));
        var lines = world.Receiver.Read(name);
        var wages = await world.WagesAsync(DeliveryWorld.February);
        Assert.Equal((lines.Count, lines.Count), (version.Lines, version.New));
        // Some lack something in Loket, as a wage. Everybody is in the file or told.
        var paid = (await world.Payroll.ResultsAsync(world.Period(DeliveryWorld.February))).DistinctBy(cell => cell.EmploymentId).Count();
        Assert.Equal(paid, lines.Count + version.SetAside);
        Assert.InRange(lines.Count, paid / 2, wages.Count);
        Assert.All(lines, line => Assert.Equal(wages[line["personeelsnummer"]], line["pensioengevendLoon"]));
        Assert.All(
            lines, line => Assert.Equal(("1", "new", "2026", "2"), (line["versie"], line["mutatie"], line["jaar"], line["periode"])));
        Assert.All(lines, line => Assert.Equal(world.Administration.PayrollTaxesNumber, line["loonheffingennummer"]));
        Assert.All(lines, line => Assert.Equal("A0201234", line["contractnummer"]));
        Assert.Single(await ToldAsync(world), "PensionDelivered");
    }

    [Fact]
    public async Task A_correction_is_a_version_that_says_what_changed_and_nobody_s_number_is_asked_for_again()
    {
        await using var world = await DeliveryWorld.StartAsync(storage);
        await world.ApproveAsync(DeliveryWorld.February);
        await world.LookAsync();
        var asked = world.Calls("GetCitizenServiceNumberByEmployeeId");
        Assert.NotEqual(0, asked);
        var before = await world.WagesAsync(DeliveryWorld.February);

        var done = await world.CorrectAsync(DeliveryWorld.February, DeliveryWorld.February, 100m);
        await world.LookAsync();
        await world.LookAsync();

        Assert.Equal(asked, world.Calls("GetCitizenServiceNumberByEmployeeId"));
        Assert.Equal(
            [world.FileOf(DeliveryWorld.February, 1), world.FileOf(DeliveryWorld.February, 2)], world.Receiver.Stored);
        var lines = world.Receiver.Read(world.FileOf(DeliveryWorld.February, 2));
        var changed = Assert.Single(lines, line => line["mutatie"] != "same");
        Assert.Equal("changed", changed["mutatie"]);
        Assert.Equal((await world.WagesAsync(DeliveryWorld.February))[changed["personeelsnummer"]], changed["pensioengevendLoon"]);
        var shown = await world.ShowAsync(DeliveryWorld.February);
        var line = Assert.Single(shown.Lines, one => one.Before is not null);
        Assert.Equal(done.EmploymentIds, [line.EmploymentId]);
        Assert.Equal(before[changed["personeelsnummer"]], line.Before!["pensioengevendLoon"]);
        Assert.Equal((0, 1), (shown.Version!.New, shown.Version.Changed));
        Assert.Single(await ToldAsync(world), "PensionCorrected");
    }

    [Fact]
    public async Task A_run_of_a_later_period_that_changes_an_earlier_one_gives_a_version_of_that_one_too()
    {
        await using var world = await DeliveryWorld.StartAsync(storage);
        await world.ApproveAsync(DeliveryWorld.February);
        await world.LookAsync();

        await world.CorrectAsync(DeliveryWorld.March, DeliveryWorld.February, 55.5m, count: 2);
        await world.LookAsync();
        await world.LookAsync();

        Assert.Equal(
            [
                world.FileOf(DeliveryWorld.February, 1), world.FileOf(DeliveryWorld.February, 2), world.FileOf(DeliveryWorld.March, 1),
            ],
            world.Receiver.Stored);
        Assert.Equal(2, (await world.RowAsync(DeliveryWorld.February)).Last!.Changed);
    }

    [Fact]
    public async Task A_run_that_changes_nothing_that_was_delivered_gives_no_version()
    {
        await using var world = await DeliveryWorld.StartAsync(storage);
        await world.ApproveAsync(DeliveryWorld.February);
        await world.LookAsync();

        await world.CorrectAsync(DeliveryWorld.February, DeliveryWorld.February, 0m);
        await world.LookAsync();

        Assert.Single(world.Receiver.Stored);
        Assert.Equal((DeliveryState.Delivered, 0), (await StateAsync(world), (await world.RowAsync(DeliveryWorld.February)).DueFor.Count));
    }

    [Fact]
    public async Task Whoever_is_paid_no_longer_is_withdrawn_and_never_everybody_at_once()
    {
        await using var world = await DeliveryWorld.StartAsync(storage);
        await world.ApproveAsync(DeliveryWorld.February);
        await world.LookAsync();
        var paid = (await world.Payroll.ResultsAsync(world.Period(DeliveryWorld.February))).Select(cell => cell.EmploymentId)
            .Distinct().ToList();
        var gone = (await world.ShowAsync(DeliveryWorld.February)).Lines[0];

        await world.CorrectAsync(DeliveryWorld.February, DeliveryWorld.February, 0m);
        await world.LeaveOutAsync(paid, isLeftOut: true);
        await world.LookAsync();

        var held = await world.RowAsync(DeliveryWorld.February);
        Assert.Equal((HoldCodes.NoResults, 1), (held.Failure, world.Receiver.Stored.Count));
        await world.LeaveOutAsync(paid.Where(one => one != gone.EmploymentId), isLeftOut: false);
        await world.LookAsync();
        var lines = world.Receiver.Read(world.FileOf(DeliveryWorld.February, 2));
        var withdrawn = Assert.Single(lines, line => line["mutatie"] != "same");
        Assert.Equal("withdrawn", withdrawn["mutatie"]);
        Assert.Contains(withdrawn["personeelsnummer"], gone.Cells);
        Assert.Null((await world.RowAsync(DeliveryWorld.February)).Failure);
    }

    [Fact]
    public async Task A_missing_approval_is_told_once_and_a_late_one_delivers()
    {
        await using var world = await DeliveryWorld.StartAsync(storage);
        await world.Payroll.SetRunAsync(world.Period(DeliveryWorld.February), RunStatus.Done);

        await world.LookAsync();
        await world.LookAsync();

        Assert.Empty(world.Receiver.Stored);
        Assert.Equal(DeliveryState.AwaitsApproval, await StateAsync(world));
        Assert.Single(await ToldAsync(world), "PensionApprovalMissing");
        await world.ApproveAsync(DeliveryWorld.February);
        await world.LookAsync();
        Assert.Equal([world.FileOf(DeliveryWorld.February, 1)], world.Receiver.Stored);
    }

    [Fact]
    public async Task No_period_before_the_first_exchange_no_test_year_and_no_link_that_is_not_active()
    {
        await using var world = await DeliveryWorld.StartAsync(storage);
        await world.ApproveAsync(DeliveryWorld.February);
        await world.SetStageAsync(PensionStage.Confirmed, "2026-02-01");
        await world.LookAsync();
        await world.SetStageAsync(PensionStage.Active, "2026-03-01");
        await world.LookAsync();
        await world.World.ControlAsync(
            "/sandbox/test-year", new { administrationId = world.Administration.Id, year = 2026, isTestYear = true });
        await world.SetStageAsync(PensionStage.Active, "2026-02-01");
        await world.LookAsync();

        Assert.Empty(world.Receiver.Stored);
    }

    [Theory]
    [InlineData(FailureClass.Transient, DeliveryCodes.Unreachable, ActionOwner.Planner)]
    [InlineData(FailureClass.Transient, DeliveryCodes.Full, ActionOwner.Planner)]
    [InlineData(FailureClass.Configuration, DeliveryCodes.OtherHostKey, ActionOwner.Operator)]
    public async Task While_the_receiver_fails_it_is_told_once_and_later_it_gets_the_versions_in_their_order(
        FailureClass failure, string code, ActionOwner move)
    {
        await using var world = await DeliveryWorld.StartAsync(storage);
        await world.ApproveAsync(DeliveryWorld.February);
        world.Receiver.Failure = (failure, code);

        await world.LookAsync();
        await world.LookAsync();
        await world.CorrectAsync(DeliveryWorld.February, DeliveryWorld.February, 100m);
        await world.LookAsync();

        var held = Assert.Single((await ListAsync(world)).Deliveries, one => one.Period == DeliveryWorld.February);
        Assert.Equal((code, move), (held.Problem!.Code, held.Problem.Move));
        Assert.Single(await ToldAsync(world), "PensionDeliveryHeld");
        // What is the operator's to mend the operator hears too.
        var heard = await world.World.ToldOperatorAsync(world.Connection);
        Assert.Equal(move == ActionOwner.Operator ? 1 : 0, heard.Count);
        Assert.All(heard, detail => Assert.EndsWith($": pension deliveries: {code}", detail, StringComparison.Ordinal));
        world.Receiver.Failure = null;
        await world.LookAsync();
        Assert.Equal(
            [world.FileOf(DeliveryWorld.February, 1), world.FileOf(DeliveryWorld.February, 2)], world.Receiver.Stored);
        Assert.Null(Assert.Single((await ListAsync(world)).Deliveries, one => one.Period == DeliveryWorld.February).Problem);
    }

    [Fact]
    public async Task Without_a_layout_nothing_is_delivered_and_the_provider_is_told()
    {
        await using var world = await DeliveryWorld.StartAsync(storage, withLayout: false);
        await world.ApproveAsync(DeliveryWorld.February);

        await world.LookAsync();

        var held = Assert.Single((await ListAsync(world)).Deliveries, one => one.Period == DeliveryWorld.February).Problem!;
        Assert.Equal((HoldCodes.LayoutMissing, ActionOwner.Planner), (held.Code, held.Move));
        await world.World.Of<LayoutOperations>().SaveAsync(world.World.Signed, world.Connection.Id, Layouts.Standard, default);
        await world.LookAsync();
        Assert.Single(world.Receiver.Stored);
    }

    [Fact]
    public async Task A_layout_is_made_from_the_last_one_or_not_at_all()
    {
        await using var world = await DeliveryWorld.StartAsync(storage);
        var layouts = world.World.Of<LayoutOperations>();
        var (signed, id) = (world.World.Signed, world.Connection.Id);
        var first = await layouts.GetAsync(signed, id, default);
        Assert.Equal(1, first.Version);
        Assert.Equal(1, (await layouts.SaveAsync(signed, id, first, default)).Version);

        var second = await layouts.SaveAsync(signed, id, first with { Columns = [.. first.Columns.Reverse()] }, default);

        Assert.Equal(2, second.Version);
        var refused = await PensionWorld.RefusedAsync(() => layouts.SaveAsync(signed, id, first, default));
        Assert.Equal(PensionProblemCodes.LayoutChanged, refused.Code);
    }

    [Fact]
    public async Task Whoever_lacks_something_in_Loket_is_left_out_told_and_goes_along_once_it_is_there()
    {
        await using var world = await DeliveryWorld.StartAsync(storage, withNumbers: false);
        await world.ApproveAsync(DeliveryWorld.February);
        await world.LookAsync();
        Assert.Equal(HoldCodes.AllSetAside, (await world.RowAsync(DeliveryWorld.February)).Failure);
        var (one, number) = await world.SomebodyPaidAsync(DeliveryWorld.February);
        await world.GiveNumbersAsync(except: [one]);

        await world.LookAsync();
        await world.LookAsync();

        Assert.DoesNotContain(
            world.Receiver.Read(world.FileOf(DeliveryWorld.February, 1)), line => line["personeelsnummer"] == number);
        var shown = await world.ShowAsync(DeliveryWorld.February);
        var left = Assert.Single(shown.SetAside, line => line.PersonnelNumber == number);
        Assert.Equal(
            (LineValue.CitizenServiceNumber, "Loket.nl heeft van deze persoon geen BSN. Vul het daar in."), (left.Value, left.Words));
        Assert.Equal(["PensionDelivered", "PensionLinesSetAside"], (await ToldAsync(world)).TakeLast(2).Order(StringComparer.Ordinal));
        await world.GiveNumbersAsync();
        await world.LookAsync();
        var late = Assert.Single(world.Receiver.Read(world.FileOf(DeliveryWorld.February, 2)), line => line["mutatie"] != "same");
        Assert.Equal(("new", number), (late["mutatie"], late["personeelsnummer"]));
    }

    [Fact]
    public async Task Whoever_cannot_be_read_later_is_told_though_it_makes_no_version()
    {
        await using var world = await DeliveryWorld.StartAsync(storage);
        await world.ApproveAsync(DeliveryWorld.February);
        await world.LookAsync();
        var before = (await world.ShowAsync(DeliveryWorld.February)).SetAside.Count;
        var told = (await ToldAsync(world)).Count(reason => reason == "PensionLinesSetAside");
        var (employment, _) = await world.SpoilResultAsync(DeliveryWorld.February);

        await world.CorrectAsync(DeliveryWorld.February, DeliveryWorld.February, 0m);
        await world.LookAsync();
        await world.LookAsync();

        Assert.Single(world.Receiver.Stored);
        var aside = (await world.ShowAsync(DeliveryWorld.February)).SetAside;
        Assert.Equal(before + 1, aside.Count);
        Assert.Single(aside, line => line.EmploymentId == employment && line.Code == "unreadable");
        Assert.Equal(told + 1, (await ToldAsync(world)).Count(reason => reason == "PensionLinesSetAside"));
    }

    [Fact]
    public async Task Nothing_is_stored_unsealed_and_nobody_sees_a_number()
    {
        await using var world = await DeliveryWorld.StartAsync(storage);
        await world.ApproveAsync(DeliveryWorld.February);
        await world.LookAsync();
        var numbers = world.Receiver.Read(world.FileOf(DeliveryWorld.February, 1)).Select(line => line["bsn"]).ToHashSet();
        Assert.All(numbers, number => Assert.Equal(9, number.Length));

        var shown = await world.ShowAsync(DeliveryWorld.February);

        var text = System.Text.Json.JsonSerializer.Serialize(shown, LoketFunctions.Storage.AppJson.Options);
        Assert.Contains("\"***\"", text, StringComparison.Ordinal);
        Assert.All(numbers, number => Assert.DoesNotContain(number, text, StringComparison.Ordinal));
        var blobs = 0;
        await foreach (var blob in storage.Blobs.Pension.GetBlobsAsync(
            BlobTraits.None, BlobStates.None, $"{world.Connection.Id}/deliveries/", default))
        {
            blobs++;
            using var unzipped = new System.IO.Compression.GZipStream(
                await storage.Blobs.Pension.GetBlobClient(blob.Name).OpenReadAsync(), System.IO.Compression.CompressionMode.Decompress);
            var stored = await new StreamReader(unzipped).ReadToEndAsync();
            Assert.All(numbers, number => Assert.DoesNotContain(number, stored, StringComparison.Ordinal));
        }

        Assert.Equal(2, blobs);
    }

    private static async Task<DeliveryState> StateAsync(DeliveryWorld world) => (await world.RowAsync(DeliveryWorld.February)).State;

    private static Task<DeliveryList> ListAsync(DeliveryWorld world) =>
        world.Deliveries.ListAsync(world.World.Person, world.Connection.Id, new PageQuery(1, 100), default);

    private static Task<IReadOnlyList<string>> ToldAsync(DeliveryWorld world) => world.World.ToldAsync(world.Connection);
}
