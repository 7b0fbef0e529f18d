using System.Net;
using System.Text.Json;
using LoketFunctions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LoketFunctions.Tests.Http;

/// <summary>What functions throw, as the worker hands it to middleware, and what clients then get.</summary>
public sealed class WorkerAppTests : IAsyncLifetime
{
    private readonly Seen _seen = new();
    private WorkerApp _app = null!;

    internal sealed class Seen
    {
        public Exception? Failure { get; set; }
    }

    /// <summary>Stands where the app's innermost middleware stands.</summary>
    internal sealed class Witness(Seen seen) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            try
            {
                await next(context);
            }
            catch (Exception exception)
            {
                seen.Failure = exception;
                throw;
            }
        }
    }

    internal sealed class Failing
    {
        [Function("Late")]
        public async Task<IResult> Late([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "late/{kind}")] HttpRequest request, string kind)
        {
            await Task.Yield();
            throw Of(kind);
        }

        [Function("AtOnce")]
        public IResult AtOnce([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "at-once/{kind}")] HttpRequest request, string kind) => throw Of(kind);

        private static Exception Of(string kind) => kind switch
        {
            "json" => new JsonException("Jan Jansen"),
            "problem" => Problems.Throw(Problems.TooLarge(RequestBody.Limit)),
            _ => new InvalidOperationException("Jan Jansen"),
        };
    }

    [Theory]
    [InlineData("json", HttpStatusCode.BadRequest)]
    [InlineData("problem", HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("fault", HttpStatusCode.InternalServerError)]
    public async Task A_failure_gets_its_own_answer_wrapped_or_not(string kind, HttpStatusCode expected)
    {
        var late = await GetAsync($"/api/late/{kind}");
        Assert.IsType<AggregateException>(_seen.Failure);
        var atOnce = await GetAsync($"/api/at-once/{kind}");
        Assert.IsNotType<AggregateException>(_seen.Failure);

        Assert.Equal((expected, expected), (late.Status, atOnce.Status));
        Assert.DoesNotContain("Jansen", late.Body + atOnce.Body, StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync() => _app = await WorkerApp.StartAsync([typeof(Failing)], worker =>
    {
        worker.Services.AddSingleton(_seen);
        worker.UseMiddleware<HttpConventions>();
        worker.UseMiddleware<Witness>();
    });

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task<(HttpStatusCode Status, string Body)> GetAsync(string path)
    {
        using var answer = await _app.Http.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
