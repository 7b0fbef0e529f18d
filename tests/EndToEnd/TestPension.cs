using System.Globalization;
using System.Text;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Running.Pension;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Tests.EndToEnd.Recording;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>One active pension link of one employer, as a test drives it.</summary>
internal sealed class TestPension(Installation app, TestAccount account, PensionLink link, Guid administration)
{
    private static readonly DateOnly Today = AmsterdamTime.Today();

    public PensionLink Link => link;

    public Console.ConsoleAccount Console => new(account);

    /// <summary>Of the employer's first administration.</summary>
    public PayrollPeriodKey Present { get; private set; } = null!;

    public PayrollPeriodKey Previous { get; private set; } = null!;

    /// <summary>What came by mail to the owner, the oldest first.</summary>
    public IReadOnlyList<string> Mails =>
    [
        .. app.System.Mail.Messages.Where(mail => mail.Recipients.Contains($"{account.Api.Account}@owner.example"))
            .Select(mail => mail.Text),
    ];

    /// <summary>The address that files are pushed to begins so.</summary>
    public string PushPath => $"/accounts/{account.Api.Account}/pension/deliveries/";

    /// <summary>What was pushed, each file once.</summary>
    public IReadOnlyList<ReceivedDelivery> Pushed => account.Planner.Deliveries.Received;

    /// <param name="app">Whose people all have a citizen service number from then on.</param>
    /// <param name="employer">By its place in Loket.</param>
    /// <param name="sincePrevious">The first exchange is within the period before the present one, and not today.</param>
    public static async Task<TestPension> ActiveAsync(Installation app, int employer, bool sincePrevious = false)
    {
        var user = await app.NewUserAsync(one => one with { Employers = [employer] });
        var account = await app.ConnectedAccountAsync(Installation.PensionPlanner, user);
        var link = new PensionLink(account.Api, account.ConnectionId);
        var administration = (await account.AdministrationsAsync())[0].Id;
        var made = new TestPension(app, account, link, administration);
        var (previous, present) = await made.PeriodsAsync();
        (made.Previous, made.Present) = (
            new(administration, previous.Year, previous.Number), new(administration, present.Year, present.Number));
        await RegisterAsync(link);
        foreach (var (to, by) in PensionLink.BeforeConfirmation)
            await link.MoveAsync(to, by);
        await link.ConfirmAsync(sincePrevious ? previous.EndDate : Today);
        await link.ActiveAsync();
        await app.Loket.GiveNumbersAsync(administration);
        return made;
    }

    /// <summary>Registers by what Loket tells, with good answers to the rest.</summary>
    public static async Task RegisterAsync(PensionLink link)
    {
        var registration = await link.ProposalAsync();
        PensionLink.Answer(registration);
        Assert.Empty(await link.KeepAsync(version: 0, registration));
        Assert.True((await link.SendAsync(version: 1)).IsGood);
    }

    /// <summary>Looks, and waits until that is over: only then does another one begin, which finds nothing more.</summary>
    public async Task LookThroughAsync()
    {
        await link.LookAnewAsync();
        await link.LookAnewAsync();
    }

    /// <summary>Looks, and waits until the provider has the version.</summary>
    public async Task<DeliveryDetailsView> DeliverAsync(PayrollPeriodKey period, int version)
    {
        await link.LookAnewAsync();
        return await link.DeliveredAsync(period, version);
    }

    /// <summary>The delivery of the period as it is listed; null where it is not.</summary>
    public async Task<DeliveryView?> ListedAsync(PayrollPeriodKey period) => (await link.DeliveriesAsync()).Deliveries
        .SingleOrDefault(one => (one.AdministrationId, one.Period) == (period.AdministrationId, period.Id));

    /// <summary>All that the app answers about deliveries.</summary>
    public async Task<IReadOnlyList<AppAnswer>> AnswersAsync()
    {
        var paths = (await link.DeliveriesAsync()).Deliveries.SelectMany(
            one => one.Versions, (one, version) => $"pension/deliveries/{one.AdministrationId}/{one.Period}?version={version.Version}");
        var answers = new List<AppAnswer>();
        foreach (var path in paths.Concat(["pension/deliveries", "pension/layout", "pension", "audit"]))
            answers.Add(await account.Api.OkAsync(HttpMethod.Get, $"/{link.Id}/{path}", null, default));
        return answers;
    }

    /// <summary>What payroll says of the pensionable wage, by payroll number; past the app.</summary>
    public async Task<IReadOnlyDictionary<string, decimal>> PaidAsync(PayrollPeriodKey period) =>
        (await app.Loket.Payroll.ResultsAsync(period)).Where(cell => cell.Component == PensionLink.PensionableWage)
            .ToDictionary(cell => $"{cell.PayrollId}", cell => cell.Value);

    /// <summary>The lines of a file, each by the names of its columns.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> LinesOf(byte[] file)
    {
        var lines = Encoding.UTF8.GetString(file).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(';'))
            .ToList();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    /// <summary>A mail about the first version of a period.</summary>
    public static bool IsOfDelivery(string mail) => mail.Contains("The pension data of ", StringComparison.Ordinal);

    /// <summary>The pensionable wage in a file, by payroll number.</summary>
    public static IReadOnlyDictionary<string, decimal> PayOf(byte[] file) => LinesOf(file).ToDictionary(
        line => line["personeelsnummer"], line => decimal.Parse(line["pensioengevendLoon"], CultureInfo.InvariantCulture));

    /// <summary>Keeps the history of the last look, if histories are being recorded.</summary>
    public Task KeepLookAsync(string course) =>
        HistoryRecorder.KeepAsync(app.System.Storage.ConnectionString, $"pension-{link.Id}", course);

    /// <summary>No run of the periods is approved any more, for whoever comes after.</summary>
    public async Task OpenPeriodsAsync()
    {
        await app.Loket.Payroll.SetRunAsync(Present, null);
        await app.Loket.Payroll.SetRunAsync(Previous, null);
    }

    private async Task<(PayrollPeriod Previous, PayrollPeriod Present)> PeriodsAsync()
    {
        var type = (await app.Loket.StaffAsync()).Employers.SelectMany(one => one.Administrations)
            .Single(one => one.Id == administration).PeriodType!;
        var periods = PayrollCalendar.Around(Enum.Parse<PeriodType>(type), Today);
        var present = periods.Index().Single(period => period.Item.Holds(Today));
        return (periods[present.Index - 1], present.Item);
    }
}
