using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Mail;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Export.Telling;

/// <summary>Tells once more what was told, or failed to be: the file to people, the marks to the planner. Signed calls.</summary>
internal sealed class TellingFunctions(
    ConnectionStore connections, ExportStore exports, Planners planners, IPayrollFiles files, FileMailer mailer, MarksResender resender)
{
    private const string Base = "planners/{planner}/accounts/{account}/connections/{connectionId}/exports/{exportId}";

    [Function("MailFileAgain")]
    public async Task<IResult> MailFileAgain(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base + "/administrations/{administrationId:guid}/mail")] HttpRequest request,
        string connectionId, string exportId, Guid administrationId, FunctionContext context, CancellationToken cancellation)
    {
        var caller = context.GetCaller();
        var connection = await connections.GetAsync(caller.Tenant, connectionId, cancellation);
        var row = await exports.FindAdministrationAsync(connection.Id, exportId, administrationId, cancellation)
            ?? throw Problems.Throw(Problems.NotFound("export of this administration"));
        var recipients = RecipientsOf(caller.Body.Length == 0 ? new MailFileRequest() : RequestBody.Parse<MailFileRequest>(caller.Body));
        var file = await files.FindAsync(row, cancellation) ?? throw Problems.Throw(ExportProblems.NoFile());
        try
        {
            var profile = connection.Effective(planners.Get(caller.Tenant.Planner).Profile);
            var message = await mailer.MailAgainAsync(connection, profile, file, recipients, cancellation);
            return Results.Json(new FileMailedAnswer(file.Name, message.To.Count, message.Attachments.Count == 0), AppJson.Options);
        }
        catch (MailException exception)
        {
            throw Problems.Throw(TellingProblems.NotMailed(exception, (recipients ?? connection.FileRecipients).Count));
        }
    }

    /// <summary>202 with the address of the export, which says how far the marks are.</summary>
    [Function("SendMarksAgain")]
    public async Task<IResult> SendMarksAgain(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base + "/marks")] HttpRequest request,
        [DurableClient] DurableTaskClient client, string connectionId, string exportId, FunctionContext context, CancellationToken cancellation)
    {
        var tenant = context.GetCaller().Tenant;
        var connection = await connections.GetAsync(tenant, connectionId, cancellation);
        _ = await exports.FindAsync(connection.Id, exportId, cancellation) ?? throw Problems.Throw(Problems.NotFound("export"));
        await resender.StartAsync(client, new ExportRun(tenant.Key, connection.Id, exportId), cancellation);
        var status = $"{request.PathBase}{request.Path.Value![..^"/marks".Length]}";
        request.HttpContext.Response.Headers.RetryAfter = "2";
        request.HttpContext.Response.Headers.Location = status;
        return Results.Json(new ExportAccepted(exportId, status), AppJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    /// <summary>By the rules of the connection's setting, but that nobody is nobody's wish here.</summary>
    private static string[]? RecipientsOf(MailFileRequest asked)
    {
        if (asked.Recipients is null)
            return null;
        string? list = null;
        var fault = SettingValue.MailAddresses(JsonSerializer.SerializeToElement(asked.Recipients, AppJson.Options), addresses => list = addresses);
        if (fault is null && string.IsNullOrEmpty(list))
            fault = "names nobody; leave it out for the connection's own recipients";
        return fault is null ? list!.Split(' ') : throw Problems.Throw(Problems.Invalid("recipients", fault));
    }
}

/// <param name="Recipients">1 to 10 addresses; null for the connection's own.</param>
internal sealed record MailFileRequest(IReadOnlyList<string>? Recipients = null)
{
    public override string ToString() => "***";
}

/// <param name="Recipients">How many it was mailed to.</param>
/// <param name="AsLink">A short-lived link was mailed instead of the file itself.</param>
internal sealed record FileMailedAnswer(string FileName, int Recipients, bool AsLink)
{
    public override string ToString() => nameof(FileMailedAnswer);
}
