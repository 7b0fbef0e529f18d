using System.Net;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Running.Personnel;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>Every page and every button of a link in which an HR system leads, found by following what the pages show.</summary>
[Collection(Installation.ConsoleCollection)]
public sealed class HrLedFormTests(Installation app)
{
    /// <summary>The other tests' legal entities go to administrations of other employers.</summary>
    private const int Employer = 2;
    private const int Seed = 20261130;
    private const int Tries = 12;

    [Fact]
    public async Task Pages_answer_and_forms_refuse_what_is_forged_not_permitted_or_odd()
    {
        var start = new DateOnly(AmsterdamTime.Today().Year, 1, 1);
        var link = await HrAccount.ActiveAsync(app, Employer, "nl", start);
        var administration = Assert.Single(await link.ChosenAsync());
        var held = (await app.ReadLoketAsync()).First(one => one.Employments.Any(work => work.AdministrationId == administration));
        await link.Hr.PushAsync(link.Id, [new HrEmployee(73001, start), new HrEmployee(73002, start).Set("employee_number", held.Number)]);

        using var client = await link.Console.EnterAsync();
        var pages = await ConsoleCrawl.RunAsync(client);
        Assert.All(pages, page => Assert.True(
            page.Answer.Status == HttpStatusCode.OK, $"{page.Address.AbsolutePath} answered {(int)page.Answer.Status}."));
        List<FoundForm> forms =
            [.. pages.SelectMany(page => page.Forms).DistinctBy(form => form.Key).Where(form => !FormAttacks.EndsIt(form))];
        foreach (var path in new[] { "set-up", "attributes", "pushes", "pushes/", "administrations", "settings" })
            Assert.Contains(forms, form => form.Address.AbsolutePath.Contains($"{link.Id}/{path}", StringComparison.Ordinal));

        using var viewer = await link.Console.EnterAsync(new ConsolePass { UserId = "u-view", Permissions = [new("payroll:view")] });
        await FormAttacks.AssertRefusedAsync(forms, client, viewer);
        await FormAttacks.AssertOddTextsAnsweredAsync(forms, client, Seed, Tries);
    }
}
