using LoketFunctions.Localhost.Functions;
using LoketFunctions.Localhost.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Tests.Localhost;

/// <summary>What cannot be served is an error at start-up that names it, not on the first call.</summary>
public sealed class StartTests
{
    internal static class UnsetSchedule
    {
        [Function("Nightly")]
        public static void Run([TimerTrigger("%NO_SUCH_SETTING%")] TimerInfo timer) => _ = timer;
    }

    internal static class ServiceParameter
    {
        [Function("Wants")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, TimeProvider clock) =>
            Results.Text($"{request}{clock}");
    }

    internal static class NotPublic
    {
        [Function("Hidden")]
        internal static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text(request.Method);
    }

    internal static class PlainResult
    {
        [Function("Plain")]
        public static string Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => request.Method;
    }

    internal static class RetriedRequest
    {
        [Function("Retried")]
        [FixedDelayRetry(3, "00:00:01")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text(request.Method);
    }

    internal static class OddSchedule
    {
        [Function("Odd")]
        public static void Run([TimerTrigger("every day")] TimerInfo timer) => _ = timer;
    }

    internal static class OddRetry
    {
        [Function("Impatient")]
        [FixedDelayRetry(3, "soon")]
        public static void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => _ = timer;
    }

    [Theory]
    [InlineData(typeof(UnsetSchedule), "Nightly", "NO_SUCH_SETTING")]
    [InlineData(typeof(ServiceParameter), "Wants", "clock")]
    [InlineData(typeof(NotPublic), "Hidden", "public")]
    [InlineData(typeof(PlainResult), "Plain", "IResult")]
    [InlineData(typeof(RetriedRequest), "Retried", "timers")]
    [InlineData(typeof(OddSchedule), "Odd", "every day")]
    [InlineData(typeof(OddRetry), "Impatient", "soon")]
    public async Task A_function_that_cannot_be_served_is_named(Type functions, string name, string why)
    {
        var problem = await Assert.ThrowsAsync<FunctionAppException>(() => LocalApp.StartAsync(
            [functions], builder => builder.Configuration["AzureWebJobsStorage"] = "UseDevelopmentStorage=true"));
        Assert.Contains(name, problem.Message, StringComparison.Ordinal);
        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WEBSITE_SITE_NAME")]
    [InlineData("WEBSITE_INSTANCE_ID")]
    public void A_local_build_refuses_to_start_inside_Azure(string sign)
    {
        var (error, code) = (new StringWriter(), 0);
        AzureGuard.RefuseInsideAzure(name => name == sign ? "x" : null, error, exit => code = exit);
        Assert.Equal(1, code);
        Assert.Contains("FunctionsRuntime=Azure", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Anywhere_else_it_starts() =>
        AzureGuard.RefuseInsideAzure(_ => null, TextWriter.Null, _ => Assert.Fail("It refused."));

    [Fact]
    public void A_port_that_is_none_is_named() =>
        Assert.Contains(
            "abc", Assert.Throws<FunctionAppException>(() => HostSetup.FromEnvironment(name => name == "FUNCTIONS_PORT" ? "abc" : null)).Message,
            StringComparison.Ordinal);
}
