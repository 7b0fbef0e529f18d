using System.Net;
using System.Text;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Running.Personnel;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Tests.EndToEnd.Recording;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>What payroll gives back to an HR system that leads.</summary>
[Collection(Installation.Collection)]
public sealed class PersonnelDocumentsTests(Installation app)
{
    private static readonly DateOnly Start = HrLedLink.Start;

    [Fact]
    public async Task A_payslip_is_listed_and_fetched_after_its_run_is_approved_and_not_while_the_setting_is_off()
    {
        var link = await app.HrLedAsync();
        var employee = (await link.PushAsync(new HrEmployee(70601, Start))).LoketEmployeeId!.Value;
        var period = await app.Loket.PresentPeriodAsync(await link.AdministrationAsync());
        await IsOffAsync(link, "/documents");
        await link.Api.ChangeAsync(link.Id, new { documents = true });
        DocumentView slip;
        try
        {
            Assert.Empty(await SlipsAsync(link, employee, period));
            await app.Loket.Payroll.ApproveAsync(period);
            slip = Assert.Single(await SlipsAsync(link, employee, period));
            var file = await link.Hr.DocumentAsync(link.Id, slip.Id);

            await link.NextNightAsync();
            var told = await Waiting.ForAsync(
                "the HR system to be told", () => Task.FromResult(Told(link).FirstOrDefault(notice => IsOf(notice, period))));
            await HistoryRecorder.KeepAsync(
                app.System.Storage.ConnectionString, $"documents-look-{link.Id}-{AmsterdamTime.Today():yyyyMMdd}", "told");
            Assert.Equal(("raised", "planner"), (told.State, told.WhoseMove));
            Assert.Equal(($"{slip.Id}.pdf", "application/pdf"), (file.Name, file.ContentType));
            Assert.Contains(
                $"Loonstrook {period.Year}-{period.Number}", Encoding.Latin1.GetString(file.Content), StringComparison.Ordinal);
        }
        finally
        {
            await app.Loket.Payroll.SetRunAsync(period, null);
            await link.Api.ChangeAsync(link.Id, new { documents = false });
        }

        await IsOffAsync(link, $"/documents/{slip.Id}");
    }

    private IEnumerable<ConnectionNotice> Told(HrLedLink link) => app.Planners.Account(link.Api.Account).Notices.Received
        .Select(received => received.Notice).Where(notice => notice.ConnectionId == link.Id && notice.Reason == "documentsReady");

    private static bool IsOf(ConnectionNotice notice, PayrollPeriodKey period) =>
        notice.Periods?.Contains($"{period.Year}-{period.Number}") == true;

    [Fact]
    public async Task A_document_of_another_administration_is_not_found()
    {
        var link = await app.HrLedAsync();
        var administrations = await link.Api.AdministrationsAsync(link.Id);
        var year = Start.Year - 1;
        var employed = (await app.ReadLoketAsync()).SelectMany(one => one.Employments)
            .Where(one => one.StartDate.Year < year && (one.EndDate is null || one.EndDate >= Start)).ToList();
        var own = StatementOf(administrations.Single(one => one.Chosen));
        var anothers = StatementOf(administrations.First(one => !one.Chosen));
        await link.Api.ChangeAsync(link.Id, new { documents = true });
        try
        {
            var listed = (await link.Hr.DocumentsAsync(link.Id)).SelectMany(one => one.Documents).Select(one => one.Id).ToList();
            Assert.Contains(own, listed);
            Assert.DoesNotContain(anothers, listed);
            Assert.NotEmpty((await link.Hr.DocumentAsync(link.Id, own)).Content);

            var refused = await link.Api.SendAsync(HttpMethod.Get, $"/{link.Id}/documents/{anothers}");

            Assert.Equal((HttpStatusCode.NotFound, "not-found"), (refused.Status, refused.Read<ProblemView>().Code));
        }
        finally
        {
            await link.Api.ChangeAsync(link.Id, new { documents = false });
        }

        // A year-end statement that there is, named as the app names it.
        string StatementOf(AdministrationView administration) =>
            $"y{employed.First(one => one.AdministrationId == administration.Id).Id:N}{year}";
    }

    [Fact]
    public async Task The_cost_per_hour_is_listed_and_not_while_the_setting_is_off()
    {
        var link = await app.HrLedAsync();
        var employee = (await link.PushAsync(new HrEmployee(70602, Start))).LoketEmployeeId!.Value;
        var administration = await link.AdministrationAsync();
        var path = $"/administrations/{administration}/cost-per-hour";
        await IsOffAsync(link, path);
        await link.Api.ChangeAsync(link.Id, new { costPerHour = true });
        try
        {
            var cost = (await link.Hr.CostsAsync(link.Id, administration)).Single(one => one.EmployeeId == employee);

            Assert.True(cost.CostPerHour > 0, $"{cost.CostPerHour}");
            Assert.InRange(cost.Since!.Value, Start.AddMonths(-1), AmsterdamTime.Today());
            Assert.Contains(cost.Source, new[] { "payroll", "estimate" });
        }
        finally
        {
            await link.Api.ChangeAsync(link.Id, new { costPerHour = false });
        }

        await IsOffAsync(link, path);
    }

    private static async Task<IReadOnlyList<DocumentView>> SlipsAsync(HrLedLink link, Guid employee, PayrollPeriodKey period) =>
    [
        .. (await link.Hr.DocumentsAsync(link.Id)).Single(one => one.EmployeeId == employee).Documents
            .Where(one => (one.Kind, one.Year, one.PeriodNumber) == ("payslip", period.Year, period.Number)),
    ];

    private static async Task IsOffAsync(HrLedLink link, string path)
    {
        var refused = await link.Api.SendAsync(HttpMethod.Get, $"/{link.Id}{path}");
        Assert.Equal((HttpStatusCode.Conflict, "setting-off"), (refused.Status, refused.Read<ProblemView>().Code));
    }
}
