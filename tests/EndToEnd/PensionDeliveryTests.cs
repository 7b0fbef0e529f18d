using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Running.Pension;
using LoketFunctions.Simulators.Loket.Control;
using LoketFunctions.Simulators.Loket.Faults;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Tests.EndToEnd.Scanning;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>What payroll pays is delivered to the pension provider: once, and once more where a later run changed it.</summary>
[Collection(Installation.Collection)]
public sealed class PensionDeliveryTests(Installation app) : IAsyncLifetime
{
    private const int Employer = 2;
    private const string Pay = "pensioengevendLoon";
    private const string Person = "personeelsnummer";
    private static readonly HashSet<string> Nothing = [];
    private TestPension? _pension;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        app.Planners.Faults.Clear();
        await app.Loket.ClearFaultsAsync();
        if (_pension is { } pension)
            await pension.OpenPeriodsAsync();
    }

    [Fact]
    public async Task An_approved_run_is_delivered_once_and_a_correction_says_what_it_changed()
    {
        var pension = await ActiveAsync();
        await pension.Link.SaveProposedLayoutAsync();
        await pension.LookThroughAsync();
        Assert.Equal(0, (await pension.Link.DeliveriesAsync()).Total);

        // The period before the first exchange is never delivered, though it is approved.
        await app.Loket.Payroll.ApproveAsync(pension.Previous);
        await app.Loket.Payroll.ApproveAsync(pension.Present);
        var first = await pension.DeliverAsync(pension.Present, version: 1);
        await pension.KeepLookAsync("plain");
        var paid = await pension.PaidAsync(pension.Present);
        var file = Assert.Single(pension.Pushed);
        AssertDelivered(first, file, paid, version: "1");
        Assert.All(TestPension.LinesOf(file.Content), line => Assert.Equal("new", line["mutatie"]));

        await pension.LookThroughAsync();
        Assert.Equal(file, Assert.Single(pension.Pushed));
        Assert.Equal(pension.Present.Id, Assert.Single((await pension.Link.DeliveriesAsync()).Deliveries).Period);

        var correction = await app.Loket.Payroll.CorrectAsync(
            new CorrectionRequest(pension.Present.AdministrationId, pension.Present.Year, pension.Present.Number, -50, Count: 2));
        var second = await pension.DeliverAsync(pension.Present, version: 2);

        AssertDelivered(second, pension.Pushed[^1], await pension.PaidAsync(pension.Present), version: "2");
        Assert.Equal([1, 2], second.Delivery.Versions.Select(one => one.Version));
        Assert.Equal((0, 2, 0), (second.Version!.New, second.Version.Changed, second.Version.Withdrawn));
        var changed = second.Lines.Where(line => line.Change == "changed").ToList();
        Assert.Equal(correction.EmploymentIds.Order(), changed.Select(line => line.EmploymentId).Order());
        var person = second.Columns.Index().Single(column => column.Item == Person).Index;
        Assert.All(changed, line => Assert.Equal(
            (Pay, Text(paid[line.Cells[person]!])), line.Before!.Select(one => (one.Key, one.Value)).Single()));
        Assert.All(second.Lines.Except(changed), line => Assert.Equal("same", line.Change));
        await Waiting.UntilAsync(
            "the mail about the correction",
            () => Task.FromResult(pension.Mails.Any(mail => mail.Contains("corrected pension data", StringComparison.Ordinal))));
        Assert.Single(pension.Mails, TestPension.IsOfDelivery);
        await AssertNumbersAreNowhereAsync(pension);
    }

    [Fact]
    public async Task Without_a_layout_nothing_leaves_and_one_with_faults_is_refused_field_by_field()
    {
        var pension = await ActiveAsync();
        var layout = await pension.Link.LayoutAsync();
        var columns = layout["columns"]!.AsArray();
        columns[1]!["name"] = "=versie";
        columns[2]!["name"] = (string?)columns[0]!["name"];
        columns[3]!["components"] = new JsonArray(4100);
        columns.RemoveAt(columns.Index().Single(column => (string?)column.Item!["value"] == "citizenServiceNumber").Index);

        var refused = await pension.Link.SaveLayoutAsync(layout);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(
            ["columns", $"columns[{columns.Count - 1}].components", "columns[1].name", "columns[2].name", "columns[3].components"],
            refused.Read<JsonObject>()["faults"]!.AsObject().Select(fault => fault.Key).Order(StringComparer.Ordinal));
        Assert.Equal(0, (int)(await pension.Link.LayoutAsync())["version"]!);
        await app.Loket.Payroll.ApproveAsync(pension.Present);
        await pension.LookThroughAsync();
        var held = (await pension.ListedAsync(pension.Present))!;
        Assert.Equal(("due", "layout-missing", "planner"), (held.State, held.Problem!.Code, held.Problem.Move));
        Assert.Empty(pension.Pushed);

        Assert.Equal(1, (int)(await pension.Link.SaveProposedLayoutAsync())["version"]!);
        var delivered = await pension.DeliverAsync(pension.Present, version: 1);
        Assert.Null(delivered.Delivery.Problem);
    }

    [Fact]
    public async Task A_period_that_is_over_waits_for_an_approval_that_comes_late()
    {
        var pension = await ActiveAsync(sincePrevious: true);
        await pension.Link.SaveProposedLayoutAsync();
        await app.Loket.Payroll.SetRunAsync(pension.Previous, null);
        await pension.LookThroughAsync();
        Assert.Equal("awaitsApproval", (await pension.ListedAsync(pension.Previous))!.State);
        Assert.Empty(pension.Pushed);

        await app.Loket.Payroll.ApproveAsync(pension.Previous);
        var delivered = await pension.DeliverAsync(pension.Previous, version: 1);

        AssertDelivered(delivered, Assert.Single(pension.Pushed), await pension.PaidAsync(pension.Previous), version: "1");
        Assert.Null(await pension.ListedAsync(pension.Present));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_while_the_provider_is_sent_the_file_it_is_there_once_afterwards(bool providerTookIt)
    {
        var pension = await ActiveAsync();
        await pension.Link.SaveProposedLayoutAsync();
        await app.Loket.Payroll.ApproveAsync(pension.Present);
        if (providerTookIt)
            app.Planners.Faults.LoseAnswer(path: pension.PushPath);
        app.Planners.Faults.Hang(times: 1000, path: pension.PushPath);
        Assert.False((await pension.Link.LookAsync()).AlreadyRunning);
        var calls = providerTookIt ? 2 : 1;
        await Waiting.UntilAsync("the file on its way", () => Task.FromResult(
            app.Planners.Log.Requests.Count(one => one.Path.StartsWith(pension.PushPath, StringComparison.Ordinal)) >= calls));
        Assert.True((await pension.Link.LookAsync()).AlreadyRunning);

        await KillAndRestartAsync();

        await AssertDeliveredOnceAsync(pension, repeats: providerTookIt ? 1 : 0);
    }

    [Theory]
    [InlineData("GetPayrollRunResultsByPayrollRunId")]
    [InlineData("GetCitizenServiceNumberByEmployeeId")]
    public async Task Killed_while_Loket_is_read_it_delivers_all_of_it_once(string call)
    {
        var pension = await ActiveAsync();
        await pension.Link.SaveProposedLayoutAsync();
        await app.Loket.Payroll.ApproveAsync(pension.Present);
        await app.Loket.FaultAsync(new Fault(Simulators.Loket.Faults.FaultKind.Hang) { Path = call, Times = 1 });
        Assert.False((await pension.Link.LookAsync()).AlreadyRunning);
        await Waiting.UntilAsync("a call that hangs", async () => (await app.Loket.FaultsAsync()).Any(fault => fault.Struck > 0));

        await KillAndRestartAsync();

        await AssertDeliveredOnceAsync(pension, repeats: 0);
    }

    private async Task<TestPension> ActiveAsync(bool sincePrevious = false) =>
        _pension = await TestPension.ActiveAsync(app, Employer, sincePrevious);

    private async Task KillAndRestartAsync()
    {
        await app.System.Host.KillAsync();
        app.Planners.Faults.Clear();
        await app.Loket.ClearFaultsAsync();
        await app.RestartAsync();
    }

    private static async Task AssertDeliveredOnceAsync(TestPension pension, int repeats)
    {
        var delivered = await pension.Link.DeliveredAsync(pension.Present, version: 1);
        await pension.LookThroughAsync();
        var file = Assert.Single(pension.Pushed);
        Assert.Equal(repeats, file.Repeats);
        AssertDelivered(delivered, file, await pension.PaidAsync(pension.Present), version: "1");
        Assert.Single((await pension.ListedAsync(pension.Present))!.Versions);
        await Waiting.UntilAsync("the mail", () => Task.FromResult(pension.Mails.Any(TestPension.IsOfDelivery)));
        Assert.Single(pension.Mails, TestPension.IsOfDelivery);
    }

    /// <summary>The file holds what payroll made of the pensionable wage, and the page shows the same, but for the numbers.</summary>
    private static void AssertDelivered(
        DeliveryDetailsView shown, ReceivedDelivery file,
        IReadOnlyDictionary<string, decimal> paid, string version)
    {
        var lines = TestPension.LinesOf(file.Content);
        Assert.NotEmpty(lines);
        Assert.Equal(paid, TestPension.PayOf(file.Content));
        Assert.All(lines, line => Assert.Equal((version, 9), (line["versie"], line["bsn"].Length)));
        Assert.Equal((file.Name, file.Receipt), (shown.Version!.FileName, shown.Version.Receipt));
        Assert.Equal(
            lines.Select(line => string.Join(';', line.Select(cell => cell.Key == "bsn" ? "***" : cell.Value))),
            shown.Lines.Select(line => string.Join(';', line.Cells)));
    }

    private static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Not in answers, logs, telemetry or storage, where they rest sealed.</summary>
    private async Task AssertNumbersAreNowhereAsync(TestPension pension)
    {
        var numbers = pension.Pushed.SelectMany(file => TestPension.LinesOf(file.Content)).Select(line => line["bsn"]).Distinct().ToList();
        Assert.NotEmpty(numbers);
        Everything.AssertClean(
            [
                .. await Everything.ReadAsync(app, Nothing, Nothing),
                .. app.System.Mail.Messages.Select(mail => Found.Of("mail", mail.Raw.ToArray())),
                .. (await pension.AnswersAsync()).Select(answer => Found.Of("answer", answer.Body)),
            ],
            PersonalWords.Numbers(numbers));
    }
}
