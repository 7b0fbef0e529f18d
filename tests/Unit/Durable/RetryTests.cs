using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Tests.Durable;

public sealed class RetryTests(DurableStorage storage) : IClassFixture<DurableStorage>
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(40);

    public static TheoryData<string, int, string> Cases => new()
    {
        { "enough", 3, "ok" },
        { "too few", 2, "System.TimeoutException" },
        { "not handled", 1, "System.TimeoutException" },
        { "timed out", 3, "System.TimeoutException" },
        { "handler", 3, "ok" },
        { "async handler", 2, "System.TimeoutException" },
        { "none", 1, "System.TimeoutException" },
    };

    /// <summary>The activity fails twice and then succeeds.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task FailuresAreRetriedAsAsked(string how, int runs, string result)
    {
        var tries = 0;
        var functions = new FunctionBook()
            .Orchestrator("Try", async context =>
            {
                try
                {
                    return await context.CallActivityAsync<string>("Flaky", 1, Options(how));
                }
                catch (TaskFailedException failure) when (failure.FailureDetails.IsCausedBy<TimeoutException>())
                {
                    return failure.FailureDetails.ErrorType;
                }
            })
            .Activity<int, string>("Flaky", _ => Interlocked.Increment(ref tries) < (how == "timed out" ? 9 : 3)
                ? throw new TimeoutException("busy")
                : "ok");
        await using var host = await DurableHost.StartAsync(storage.ConnectionString, functions);

        var end = await host.RunAsync("Try");

        Assert.Equal(result, end.ReadOutputAs<string>());
        Assert.InRange(functions.Runs["Flaky"], how == "timed out" ? 2 : runs, runs);
    }

    [Fact]
    public async Task PausesGrowToTheLongest()
    {
        var times = new System.Collections.Concurrent.ConcurrentQueue<DateTime>();
        var policy = new RetryPolicy(4, First, 3, TimeSpan.FromMilliseconds(200));
        var functions = new FunctionBook()
            .Orchestrator("Try", async context => await context.CallActivityAsync<int>("Fail", 1, TaskOptions.FromRetryPolicy(policy)))
            .Activity<int, int>("Fail", _ =>
            {
                times.Enqueue(DateTime.UtcNow);
                throw new InvalidOperationException("never", new TimeoutException("inner"));
            });
        await using var host = await DurableHost.StartAsync(storage.ConnectionString, functions);

        var end = await host.RunAsync("Try");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        var failure = end.FailureDetails!;
        Assert.True(failure.IsCausedBy<TaskFailedException>());
        Assert.Equal("Task 'Fail' (#6) failed with an unhandled exception: never", failure.ErrorMessage);
        Assert.Equal("System.InvalidOperationException", failure.InnerFailure!.ErrorType);
        Assert.True(failure.InnerFailure.InnerFailure!.IsCausedBy<TimeoutException>());
        Assert.Equal(end.SerializedOutput, failure.ErrorMessage);
        var pauses = times.Zip(times.Skip(1), (a, b) => (b - a).TotalMilliseconds).ToList();
        Assert.Equal(3, pauses.Count);
        Assert.True(pauses[0] >= 39 && pauses[1] >= 119 && pauses[2] >= 199, string.Join(' ', pauses));
    }

    [Fact]
    public async Task AMissingActivityIsNotRetried()
    {
        var functions = new FunctionBook().Orchestrator("Try", async context =>
            await context.CallActivityAsync<int>("Nowhere", 1, TaskOptions.FromRetryPolicy(new RetryPolicy(9, TimeSpan.FromHours(1)))));
        await using var host = await DurableHost.StartAsync(storage.ConnectionString, functions);

        var end = await host.RunAsync("Try");

        Assert.Equal("ActivityFunctionNotFound", end.FailureDetails!.InnerFailure!.ErrorType);
    }

    private static TaskOptions? Options(string how) => how switch
    {
        "enough" => TaskOptions.FromRetryPolicy(new RetryPolicy(3, First)),
        "too few" => TaskOptions.FromRetryPolicy(new RetryPolicy(2, First)),
        "not handled" => TaskOptions.FromRetryPolicy(
            new RetryPolicy(3, First) { HandleFailure = failure => failure.IsCausedBy<ArgumentException>() }),
        // Tried at 0, 0.2 and 1.2 seconds; then the second that it may take is over.
        "timed out" => TaskOptions.FromRetryPolicy(new RetryPolicy(9, TimeSpan.FromSeconds(0.2), 5, retryTimeout: TimeSpan.FromSeconds(1))),
        "handler" => TaskOptions.FromRetryHandler(context => context.LastFailure.ErrorMessage == "busy" && context.LastAttemptNumber < 3),
        "async handler" => TaskOptions.FromRetryHandler(async context =>
        {
            await context.OrchestrationContext.CreateTimer(First, CancellationToken.None);
            return context.LastAttemptNumber < 2 || context.TotalRetryTime < First;
        }),
        _ => null,
    };
}
