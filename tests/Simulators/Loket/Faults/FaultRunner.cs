using System.Globalization;
using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.Json;
using LoketFunctions.Simulators.Loket.Rest;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LoketFunctions.Simulators.Loket.Faults;

/// <summary>Carries out the faults of one call.</summary>
internal static class FaultRunner
{
    /// <summary>Waits, or gives the answer that comes in place of the real one; null to go on.</summary>
    public static async Task<Answer?> BeforeAsync(IReadOnlyList<Fault> faults, HttpContext http)
    {
        foreach (var fault in faults)
        {
            if (fault.Kind is FaultKind.Latency or FaultKind.Hang)
            {
                await WaitAsync(fault, http);
            }
            else if (Instead(fault) is { } answer)
            {
                if (answer.Status is 429 or 503 && fault.RetryAfter > 0)
                {
                    http.Response.Headers.RetryAfter = fault.RetryAfter.ToString(CultureInfo.InvariantCulture);
                }

                return answer;
            }
        }

        return null;
    }

    /// <summary>Changes a good answer as the faults say.</summary>
    public static Answer Spoil(IReadOnlyList<Fault> faults, Answer answer)
    {
        foreach (var fault in faults.Where(_ => answer.Status is 200 or 201 or 202))
        {
            answer = fault.Kind switch
            {
                FaultKind.ServerErrorAfter => Answer.Empty(500),
                FaultKind.EmptyBody => Answer.Empty(answer.Status),
                FaultKind.HalfPage => answer with { Body = answer.Body[..(answer.Body.Length / 2)] },
                FaultKind.FailedRows => Edit(answer, json => FailRows(json, fault.Rows)),
                FaultKind.OddBirth => Edit(answer, json => SpoilBirth(json, fault.Id)),
                FaultKind.OddResult => Edit(answer, json => SpoilResult(json, fault.Id)),
                FaultKind.WrongTotal => Edit(answer, json => json["totalSize"] = (json["totalSize"]?.GetValue<int>() ?? 0) + fault.Rows),
                FaultKind.Obsolete => Edit(
                    answer, json => json["version"]!["obsoleteDate"] = fault.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                _ => answer,
            };
        }

        return answer;
    }

    public static async Task SendAsync(IReadOnlyList<Fault> faults, Answer answer, HttpContext http)
    {
        foreach (var hang in faults.Where(f => f.Kind == FaultKind.HangAfter))
        {
            await WaitAsync(hang, http);
        }

        http.Response.StatusCode = answer.Status;
        http.Response.ContentLength = answer.Body.Length;
        if (answer.ContentType.Length > 0)
        {
            http.Response.ContentType = answer.ContentType;
        }

        if (answer.ETag is not null)
        {
            http.Response.Headers.ETag = answer.ETag;
        }

        if (answer.Location is not null)
        {
            http.Response.Headers.Location = answer.Location;
        }

        if (faults.Any(f => f.Kind == FaultKind.Disconnect))
        {
            await http.Response.Body.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length / 2), http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            http.Abort();
            return;
        }

        await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted);
    }

    private static Answer? Instead(Fault fault) => fault.Kind switch
    {
        FaultKind.TooManyRequests => Answer.Empty(429),
        FaultKind.Unavailable => Answer.Empty(503),
        FaultKind.ServerError => Answer.Empty(500),
        FaultKind.Unauthorized => Answer.Unauthorized(),
        FaultKind.Forbidden => Answer.Forbidden(),
        FaultKind.TextError => Answer.Text(400, "Bad Request"),
        FaultKind.BrokenRule => Answer.BrokenRule("2018-01-01", "De gegevens konden niet worden opgehaald."),
        _ => null,
    };

    /// <summary>Until the time is over, the caller gives up or this Loket stops.</summary>
    private static async Task WaitAsync(Fault fault, HttpContext http)
    {
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        await Task.Delay(fault.Kind is FaultKind.Hang or FaultKind.HangAfter ? Timeout.Infinite : fault.Milliseconds, either.Token);
    }

    private static void FailRows(JsonObject json, int count)
    {
        if (json["_embedded"] is not JsonArray rows)
        {
            return;
        }

        var messages = json["messages"]!.AsArray();
        for (; count > 0 && rows.Count > 0; count--)
        {
            var id = rows[0]!["id"] ?? rows[0]!["employmentId"];
            messages.Add(new JsonObject
            {
                ["type"] = "Exception",
                ["code"] = 12,
                ["id"] = id?.DeepClone(),
                ["description"] = "De gegevens van dit onderdeel konden niet worden gelezen.",
                ["properties"] = new JsonArray(),
            });
            rows.RemoveAt(0);
        }
    }

    private static void SpoilBirth(JsonObject json, Guid? id)
    {
        foreach (var employee in json["_embedded"]!.AsArray().Where(row => row!["id"]!.GetValue<Guid>() == id))
            employee!["personalDetails"]!["dateOfBirth"] = "1985-00-00";
    }

    private static void SpoilResult(JsonObject json, Guid? id)
    {
        foreach (var result in json["_embedded"]!.AsArray().Where(row => row!["employmentId"]!.GetValue<Guid>() == id))
            result!["payrollPeriods"]![0]!["payslipTypes"]![0]!["payrollComponentResults"]![0]!["value"] = "n.v.t.";
    }

    private static Answer Edit(Answer answer, Action<JsonObject> edit)
    {
        var json = JsonNode.Parse(answer.Body)!.AsObject();
        edit(json);
        return answer with { Body = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(json, LoketJson.Options) };
    }
}
