using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.DevelopmentHost.Sample;

/// <summary>How many pieces one after another, and how long each takes.</summary>
public sealed record Plan(int Pieces, int Milliseconds);

public sealed record Piece(string Name, int Milliseconds);

/// <summary>Durable work that takes as long as it is asked to.</summary>
public sealed class Orchestrations(ILogger<Orchestrations> log)
{
    /// <summary>The Durable extension fails an activity whose worker is lost.</summary>
    private static readonly TaskOptions Again = TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromSeconds(1)));

    /// <summary>Starts an orchestration under a given id and answers with the addresses that manage it.</summary>
    [Function("Start")]
    public async Task<IActionResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "start/{orchestration}/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client, string orchestration, string id)
    {
        var plan = await request.ReadFromJsonAsync<Plan>();
        await client.ScheduleNewOrchestrationInstanceAsync(orchestration, plan, new StartOrchestrationOptions(id));
        return new AcceptedResult("", client.CreateHttpManagementPayload(id));
    }

    [Function("Chain")]
    public static async Task<string> ChainAsync([OrchestrationTrigger] TaskOrchestrationContext context, Plan plan)
    {
        var done = new List<string>();
        for (var number = 1; number <= plan.Pieces; number++)
        {
            var piece = new Piece($"{context.InstanceId}.{number}", plan.Milliseconds);
            done.Add(await context.CallActivityAsync<string>("Work", piece, Again));
        }

        return string.Join(' ', done);
    }

    /// <summary>Tells how its activity failed.</summary>
    [Function("Failing")]
    public static async Task<string> FailingAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.CallActivityAsync("Fail");
            return "";
        }
        catch (TaskFailedException exception)
        {
            return $"{exception.FailureDetails.ErrorType}: {exception.FailureDetails.ErrorMessage}";
        }
    }

    [Function("Work")]
    public async Task<string> WorkAsync([ActivityTrigger] Piece piece)
    {
        log.Tells(piece.Name, "begins");
        await Task.Delay(piece.Milliseconds);
        log.Tells(piece.Name, "ends");
        return piece.Name;
    }

    [Function("Fail")]
    public void Fail([ActivityTrigger] string? input) => throw new InvalidOperationException("no such piece");
}
