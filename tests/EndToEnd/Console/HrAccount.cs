using LoketFunctions.Sandbox.Running.Personnel;
using LoketFunctions.Simulators.Loket;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>A customer of an HR system that leads, with the link of one legal entity.</summary>
internal sealed class HrAccount
{
    private readonly Installation _app;
    private readonly TestAccount _account;

    private HrAccount(Installation app, TestAccount account) => (_app, _account) = (app, account);

    public ConsoleAccount Console => new(_account);

    public HrLink Hr => _app.System.Hr(_account.Api);

    /// <summary>The connection's.</summary>
    public string Id => _account.ConnectionId;

    public Task SignInAsync() => _account.ReconnectAsync();

    /// <summary>The administration that it goes to.</summary>
    public Task<HashSet<Guid>> ChosenAsync() => _account.ChosenAsync();

    /// <param name="employer">Of the user that is made for it.</param>
    public static async Task<HrAccount> BookAsync(Installation app, int employer, string language)
    {
        var user = await app.NewUserAsync(one => one with
        {
            Rights = Rights.OfLeadingSystem,
            Employers = [employer],
            TwoFactorAuthenticationRequired = true,
        });
        var api = app.Api("hr", $"hr-{user.Name}");
        var link = Assert.Single(
            await app.System.Hr(api).BookAsync("hr@owner.example", language, [("31", "Brasserie De Zwaan B.V.", "111111110L46")]));
        return new HrAccount(app, new TestAccount(app, api, user, await api.ConnectionAsync(link)));
    }

    public static async Task<HrAccount> ActiveAsync(Installation app, int employer, string language, DateOnly startLine)
    {
        var made = await BookAsync(app, employer, language);
        await made.Hr.SetUpAttributesAsync(made.Id);
        await made.Hr.EnableAsync(made.Id);
        await made.SignInAsync();
        await made._account.ChooseAsync((await made._account.AdministrationsAsync())[0].Id);
        await made.Hr.AcknowledgeAsync(made.Id, startLine);
        return made;
    }
}
