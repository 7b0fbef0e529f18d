using System.Globalization;
using System.Text.Json;
using LoketFunctions.Simulators.Loket.Calls;
using LoketFunctions.Simulators.Loket.Faults;
using LoketFunctions.Simulators.Loket.Filters;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Simulators.Loket.Rest;

/// <summary>The way of every REST call: faults, gate, write or rows and page, spoiling, contract, log.</summary>
internal sealed class RestPipeline(Gate gate, FaultPlan faults, ContractRecorder contract, CallLog log, SimulatedLoketOptions options)
{
    public async Task RunAsync(HttpContext http, Operation operation)
    {
        using var entry = log.Begin(http.Request.Method, operation.Server + operation.Template, operation.Activity);
        var body = await BodyAsync(http);
        var planned = faults.For(http.Request.Path, operation.Activity);
        var answer = await FaultRunner.BeforeAsync(planned, http) ?? Produce(http, operation, body, entry);
        answer = FaultRunner.Spoil(planned, answer);
        entry.Status = answer.Status;
        contract.Check(http, operation, body, answer, isSpoiled: planned.Count > 0);
        await FaultRunner.SendAsync(planned, answer, http);
    }

    private static async Task<string> BodyAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        return await reader.ReadToEndAsync(http.RequestAborted);
    }

    private Answer Produce(HttpContext http, Operation operation, string body, CallEntry entry)
    {
        var (call, version, refusal) = gate.Enter(http, operation);
        entry.User = call?.User.Name;
        if (call is null || version is null)
        {
            return refusal!;
        }

        try
        {
            return operation.Write is { } write ? Write(http, write, call with { Body = body })
                : operation.IsSingle ? Answer.Single(version.Date, version.Rows(call), ETag(call))
                : Page(http, operation, version, call);
        }
        catch (FilterException wrong)
        {
            return Answer.BrokenRule(version.Date, wrong.Message);
        }
    }

    private static Answer Write(HttpContext http, Func<Call, Answer> write, Call call)
    {
        var type = http.Request.ContentType ?? "";
        if (!type.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return Answer.Empty(415);
        }

        try
        {
            return write(call);
        }
        catch (JsonException)
        {
            return Answer.Text(400, "The request body is malformed.");
        }
    }

    private Answer Page(HttpContext http, Operation operation, ResourceVersion version, Call call)
    {
        var query = http.Request.Query;
        if (!Number(query["pageNumber"], 1, out var number) || !Number(query["pageSize"], options.DefaultPageSize, out var size))
        {
            return Answer.Text(400, "pageNumber and pageSize must be whole numbers of 1 or more.");
        }

        var others = query.Where(q => q.Key is not ("pageNumber" or "pageSize")).Select(q => $"{q.Key}={q.Value}");
        var key = string.Join('|',
            [http.Request.Path, version.Date, call.User.Name, call.Filter.GetHashCode().ToString(CultureInfo.InvariantCulture), .. others]);
        // What follows from the user's own settings may change without a new state, and is short.
        var isAboutUser = call.Employer is null || operation.Activity == "GetAuthorizationsByEmployerId";
        var rows = isAboutUser ? Selected() : call.State.Remember(key, Selected);
        return Answer.Page(operation.TellsVersion ? version.Date : null, rows, number, Math.Min(size, options.MaxPageSize));

        Rows Selected()
        {
            string filter = query["filter"].ToString(), orderBy = query["orderBy"].ToString();
            var all = version.Rows(call);
            return filter.Length + orderBy.Length == 0 ? all : all.Select(filter, orderBy);
        }
    }

    private static string ETag(Call call) =>
        (call.Employer?.Employment(call.Id)?.Version
            ?? call.Employer?.EmploymentsOf(call.Id).Select(e => e.Version).DefaultIfEmpty().Max() ?? 0)
        .ToString(CultureInfo.InvariantCulture);

    private static bool Number(string? text, int otherwise, out int number)
    {
        number = otherwise;
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0);
    }
}
