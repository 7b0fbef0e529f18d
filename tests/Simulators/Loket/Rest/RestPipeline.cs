using System.Globalization;
using System.Text.Json;
using LoketFunctions.Simulators.Loket.Calls;
using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Faults;
using LoketFunctions.Simulators.Loket.Filters;
using LoketFunctions.Simulators.Loket.Json;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Simulators.Loket.Rest;

/// <summary>The way of every REST call: faults, gate, write or rows and page, spoiling, contract, log.</summary>
internal sealed class RestPipeline(
    LoketDatabase database, Gate gate, FaultPlan faults, ContractRecorder contract, CallLog log, SimulatedLoketOptions options)
{
    public async Task RunAsync(HttpContext http, Operation operation)
    {
        using var entry = log.Begin(http.Request.Method, operation.Server + operation.Template, operation.Activity);
        var body = await BodyAsync(http);
        var planned = faults.For(http.Request.Path, operation.Activity);
        var answer = await FaultRunner.BeforeAsync(planned, http) ?? ProduceAlone(http, operation, body, entry);
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

    private Answer ProduceAlone(HttpContext http, Operation operation, string body, CallEntry entry) => operation.IsAlone
        ? database.Alone(() => Produce(http, operation, body, entry))
        : Produce(http, operation, body, entry);

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
            return operation.Write is not null ? Write(http, operation, call with { Body = body })
                : operation.IsPdf(http.Request.Headers.Accept.ToString()) ? operation.Pdf!(call)
                : operation.IsSingle ? Single(version, call)
                : Page(http, operation, version, call);
        }
        catch (NotFoundException)
        {
            return Answer.Empty(404);
        }
        catch (FilterException wrong)
        {
            return Answer.BrokenRule(version.Date, wrong.Message);
        }
    }

    private static Answer Single(ResourceVersion version, Call call)
    {
        var rows = version.Rows(call);
        return Answer.Single(version.Date, rows, ETag(call, rows));
    }

    private static Answer Write(HttpContext http, Operation operation, Call call)
    {
        var type = http.Request.ContentType ?? "";
        if (operation.HasBody && !type.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return Answer.Empty(415);
        }

        if (operation.Current is { } current && !Matches(http.Request.Headers.IfMatch.ToString(), call, current))
        {
            return Answer.Messages(
                409, call.Version, [new Message("BrokenBusinessRule", 409, null, "De gegevens zijn intussen gewijzigd.", [])]);
        }

        try
        {
            return operation.Write!(call);
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
        var isAboutUser = call.Employer is null || operation.Activity == "GetAuthorizationsByEmployerId"
            || operation.Template.Contains("/users", StringComparison.Ordinal);
        var rows = isAboutUser ? Selected() : call.State.Remember(key, Selected);
        return Answer.Page(operation.TellsVersion ? version.Date : null, rows, number, Math.Min(size, options.MaxPageSize));

        Rows Selected()
        {
            string filter = query["filter"].ToString(), orderBy = query["orderBy"].ToString();
            var all = version.Rows(call);
            return filter.Length + orderBy.Length == 0 ? all : all.Select(filter, orderBy);
        }
    }

    private static bool Matches(string ifMatch, Call call, Func<Call, Rows> current) => ifMatch.Length == 0
        || ifMatch.Split(',', StringSplitOptions.TrimEntries).Any(tag => tag == "*" || tag == $"\"{ETag(call, current(call))}\"");

    /// <summary>The version number of what has one; of a record, a concept or a user what it shows.</summary>
    private static string ETag(Call call, Rows rows) => call.Employer is null || call.Employer.Id == call.Id ? "0"
        : call.Employer.Employment(call.Id)?.Version.ToString(CultureInfo.InvariantCulture)
        ?? (call.Employer.Employee(call.Id) is null
            ? OrganizationShapes.StableId(rows.Node(0).ToJsonString()).ToString("N")
            : call.Employer.EmploymentsOf(call.Id).Select(e => e.Version).DefaultIfEmpty().Max().ToString(CultureInfo.InvariantCulture));

    private static bool Number(string? text, int otherwise, out int number)
    {
        number = otherwise;
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0);
    }
}
