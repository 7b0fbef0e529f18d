using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Mail;
using LoketFunctions.Sandbox.Mail;
using LoketFunctions.Security;
using MimeKit;

namespace LoketFunctions.Tests.Connections;

/// <summary>E1: no address is kept that people rely on to get mail, and that never gets any.</summary>
[Collection(ConnectionTests.Name)]
public sealed class MailAtTheDoorTests(AppStorage storage)
{
    [Theory]
    [InlineData("""{ "ownerEmail": "josé@klant.example" }""", "ownerEmail")]
    [InlineData("""{ "exportRecipients": ["jan@klant.example", "josé@klant.example"] }""", "exportRecipients")]
    [InlineData("""{ "readyForPayroll": ["josé@klant.example"] }""", null)]
    [InlineData("""{ "ownerEmail": null, "exportRecipients": [] }""", null)]
    public async Task What_the_mail_server_cannot_mail_to_is_refused_by_the_setting_s_name(string change, string? refused)
    {
        await using var sink = SmtpSink.Start(new SmtpSinkOptions { TakesUtf8 = false });
        var installation = new Installation(storage.Tables)
        {
            MailServer = new MailOptions(sink.Host, sink.Port, null, null, MailboxAddress.Parse("app@loket.example"), StartTls: false),
        };
        var machine = new Machine(installation);
        var connection = await installation.AddConnectionAsync(ConnectionState.Active);
        var settings = ConnectionSettings.ReadChange(System.Text.Encoding.UTF8.GetBytes(change), installation.Planners.Get("eitje"));
        Task ChangeAsync() => machine.Operations.ChangeAsync(Caller.OfPlanner(connection.Tenant), connection.Id, settings, default);

        if (refused is null)
        {
            await ChangeAsync();
            return;
        }

        var problem = (await Assert.ThrowsAsync<ProblemException>(ChangeAsync)).Problem;
        Assert.Equal([refused], problem.Faults!.Keys);
        Assert.Equal(ConnectionFaults.MailCannotReach, problem.Faults[refused]);
        Assert.Null((await machine.ReadAsync(connection)).ExportRecipients);
    }
}
