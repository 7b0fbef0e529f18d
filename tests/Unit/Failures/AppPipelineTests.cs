using LoketFunctions.Failures;
using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Settings;
using LoketFunctions.Tests.Conventions;
using LoketFunctions.Tests.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Tests.Failures;

/// <summary>What becomes of a function's exception between the worker's own executor and the outermost middleware of the app.</summary>
public sealed class AppPipelineTests : IDisposable
{
    private readonly ListLoggerProvider _log = new();
    private readonly IHost _app;

    public AppPipelineTests()
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(SettingNames.Sample);
        builder.UseAppPipeline();
        builder.Services.AddApp(new AppSettings(builder.Configuration));
        builder.Logging.ClearProviders().AddProvider(_log);
        _app = builder.Build();
    }

    [Fact]
    public async Task The_workers_executor_wraps_what_a_function_throws()
    {
        var executor = (IFunctionExecutor)ActivatorUtilities.CreateInstance(
            _app.Services, typeof(IFunctionExecutor).Assembly.GetType(
                "Microsoft.Azure.Functions.Worker.Invocation.DefaultFunctionExecutor", throwOnError: true)!);
        await Assert.ThrowsAsync<AggregateException>(async () => await executor.ExecuteAsync(Context(nameof(ThrowingFunctions.Refuse))));
    }

    [Theory]
    [InlineData(nameof(ThrowingFunctions.Refuse))]
    [InlineData(nameof(ThrowingFunctions.RefuseAtOnce))]
    public async Task A_refusal_is_answered_as_one(string function)
    {
        var http = Request();
        await InvokeAsync(Context(function, http));
        Assert.Equal((StatusCodes.Status404NotFound, "application/problem+json"), (http.Response.StatusCode, http.Response.ContentType));
        Assert.Empty(Errors());
    }

    [Fact]
    public async Task A_page_that_refuses_is_a_page_that_says_so()
    {
        var http = Request();
        await InvokeAsync(Context(nameof(ThrowingFunctions.Refuse), http, name: "ConsoleAsset"));
        Assert.Equal(StatusCodes.Status404NotFound, http.Response.StatusCode);
        Assert.StartsWith("text/html", http.Response.ContentType, StringComparison.Ordinal);
        Assert.Empty(Errors());
    }

    /// <summary>What a caller sent is judged where it is read; what the app itself stored is the app's fault.</summary>
    [Fact]
    public async Task JSON_of_ours_that_cannot_be_read_is_no_fault_of_the_caller_s()
    {
        var http = Request();
        await InvokeAsync(Context(nameof(ThrowingFunctions.ReadNonsense), http));
        Assert.Equal(StatusCodes.Status500InternalServerError, http.Response.StatusCode);
    }

    [Theory]
    [InlineData(nameof(ThrowingFunctions.Break))]
    [InlineData(nameof(ThrowingFunctions.BreakTwice))]
    public async Task A_fault_is_logged_by_its_own_type_and_place(string function)
    {
        foreach (var name in new[] { "Health", "ConsoleAsset" })
        {
            var http = Request();
            await InvokeAsync(Context(function, http, name));
            Assert.Equal(StatusCodes.Status500InternalServerError, http.Response.StatusCode);
        }

        Assert.Equal(2, Errors().Count());
        Assert.All(Errors(), line =>
        {
            Assert.Contains(nameof(InvalidOperationException), line, StringComparison.Ordinal);
            Assert.DoesNotContain(nameof(AggregateException), line, StringComparison.Ordinal);
            Assert.DoesNotContain(ThrowingFunctions.Quoted, line, StringComparison.Ordinal);
        });
        // A wrapper that the function made itself has the place where it was made.
        Assert.All(Errors(), line =>
            Assert.Equal(function == nameof(ThrowingFunctions.Break), line.Contains(nameof(ThrowingFunctions), StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Health")]
    [InlineData("ConsoleAsset")]
    public async Task A_client_that_hung_up_is_no_fault(string name)
    {
        var http = Request();
        http.RequestAborted = new CancellationToken(canceled: true);
        await InvokeAsync(Context(nameof(ThrowingFunctions.Notice), http, name));
        Assert.Equal(StatusCodes.Status499ClientClosedRequest, http.Response.StatusCode);
        Assert.Empty(Errors());
    }

    [Theory]
    [InlineData("Health")]
    [InlineData("ConsoleAsset")]
    public async Task A_host_that_stops_is_no_fault(string name)
    {
        var http = Request();
        await InvokeAsync(Context(nameof(ThrowingFunctions.Notice), http, name, new CancellationToken(canceled: true)));
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, http.Response.StatusCode);
        Assert.Empty(Errors());
    }

    [Fact]
    public async Task Whoever_gives_up_by_itself_has_failed()
    {
        var http = Request();
        await InvokeAsync(Context(nameof(ThrowingFunctions.Notice), http, "Health"));
        Assert.Equal(StatusCodes.Status500InternalServerError, http.Response.StatusCode);
        Assert.Single(Errors());
    }

    /// <summary>The worker tells the host of a cancelled invocation by what lies in the exception.</summary>
    [Fact]
    public async Task A_cancelled_step_is_told_as_cancelled()
    {
        var exception = await Assert.ThrowsAsync<OperationCanceledException>(() => InvokeAsync(Context(nameof(ThrowingFunctions.Notice))));
        Assert.IsType<TaskCanceledException>(exception.InnerException);
        Assert.True(exception.CancellationToken.IsCancellationRequested);
    }

    /// <summary>What is written down of it, by whomever, is its type and its place.</summary>
    [Theory]
    [InlineData(nameof(ThrowingFunctions.Break))]
    [InlineData(nameof(ThrowingFunctions.BreakOnAnother))]
    public async Task A_step_that_breaks_quotes_nothing(string function)
    {
        var exception = await Assert.ThrowsAsync<QuietException>(() => InvokeAsync(Context(function)));
        Assert.Contains(typeof(InvalidOperationException).FullName!, exception.Message, StringComparison.Ordinal);
        Assert.Contains(function, exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(ThrowingFunctions.Quoted, exception.ToString(), StringComparison.Ordinal);
        Assert.Null(exception.InnerException);
    }

    [Fact]
    public void Only_one_place_knows_wrappers_but_for_what_a_client_of_Azure_says_of_its_attempts() =>
        Rule.Holds(
            from source in App.Sources
            from wrapper in new[] { "AggregateException", "TargetInvocationException", "GetBaseException" }
            where source.Text.Contains(wrapper, StringComparison.Ordinal)
                && !source.Path.EndsWith($"/{nameof(UnwrappingExecutor)}.cs", StringComparison.Ordinal)
                && !source.Path.EndsWith($"/{nameof(KeyVaultFaults)}.cs", StringComparison.Ordinal)
            select $"{source.Path} says {wrapper}: exceptions reach it unwrapped.");

    public void Dispose()
    {
        _app.Dispose();
        _log.Dispose();
    }

    private static DefaultHttpContext Request() => new() { Response = { Body = new MemoryStream() } };

    private WorkerCall Context(string function, HttpContext? http = null, string? name = null, CancellationToken cancellation = default)
    {
        if (http is not null)
            http.RequestServices = _app.Services;
        // Health is open to everybody.
        return new WorkerCall(typeof(ThrowingFunctions).GetMethod(function)!, name ?? "Health", _app.Services, http, cancellation);
    }

    private Task InvokeAsync(WorkerCall context) => _app.Services.GetRequiredService<FunctionExecutionDelegate>()(context);

    private IEnumerable<string> Errors() =>
        _log.Lines(typeof(HttpConventions).FullName!).Concat(_log.Lines(typeof(LoketFunctions.Console.Auth.ConsoleAuth).FullName!));
}
