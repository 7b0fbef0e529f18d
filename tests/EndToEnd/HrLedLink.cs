using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Running.Personnel;
using LoketFunctions.Simulators.Loket.Users;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>One link of an HR system that leads, as a test drives it.</summary>
/// <param name="Id">Of the connection.</param>
internal sealed record HrLedLink(Installation App, SandboxUser User, AppApi Api, HrLink Hr, string Id)
{
    /// <summary>Since when the HR system leads, and its people are employed.</summary>
    public static readonly DateOnly Start = new(AmsterdamTime.Today().Year, 1, 1);

    public static async Task<HrLedLink> BookAsync(Installation app, int employer)
    {
        var user = await app.NewUserAsync(one => one with { Employers = [employer] });
        var api = app.Api("hr", $"hr-{user.Name}");
        var hr = app.System.Hr(api);
        var id = Assert.Single(await hr.BookAsync("hr@owner.example", "nl", [("31", "Brasserie De Zwaan B.V.", "111111110L46")]));
        return new HrLedLink(app, user, api, hr, id);
    }

    public static async Task<HrLedLink> ActiveAsync(Installation app, int employer)
    {
        var link = await BookAsync(app, employer);
        await link.Hr.SetUpAttributesAsync(link.Id);
        await link.Hr.EnableAsync(link.Id);
        await link.SignInAsync();
        await link.Api.ChooseAsync(link.Id, [(await link.Api.AdministrationsAsync(link.Id))[0].Id]);
        await link.Hr.AcknowledgeAsync(link.Id, Start);
        return link;
    }

    public async Task SignInAsync()
    {
        using var browser = App.NewBrowser();
        await SignIn.RunAsync(browser, (await Api.ReconnectAsync(Id)).ConnectAddress!, User.Name, User.Password);
    }

    /// <summary>It is night for the link in a moment.</summary>
    public Task NextNightAsync() => Api.ChangeAsync(Id, new { nightlyAt = AmsterdamTime.In(TimeSpan.FromSeconds(1)) });

    /// <summary>The administration that it goes to.</summary>
    public async Task<Guid> AdministrationAsync() => (await Api.AdministrationsAsync(Id)).Single(one => one.Chosen).Id;

    /// <summary>Pushes one employee, and tells what came of it.</summary>
    public async Task<PushResultView> PushAsync(HrEmployee employee)
    {
        var push = await Hr.PushAsync(Id, [employee]);
        return Assert.Single(await Hr.ReportAsync(Id, push.Id));
    }
}
