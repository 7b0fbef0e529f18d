using System.Net;
using LoketFunctions.Tests.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Tests.Localhost;

public sealed class HttpTests
{
    internal sealed class Greeter(List<string> trail)
    {
        [Function("Greet")]
        public IResult Greet(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "people/{name}/{age:int}")] HttpRequest request,
            string name, int age, FunctionContext context)
        {
            trail.Add("function");
            return Results.Text($"{context.FunctionDefinition.Name}: {name} is {age}{request.QueryString}");
        }

        [Function("Forget")]
        public IResult Forget(
            [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "people/{name}/{age:int}")] HttpRequest request, string name, int age) =>
            Results.Text($"{request.Method}: {name}, {age}");

        [Function("Guarded")]
        public IResult Guarded([HttpTrigger(AuthorizationLevel.Function, "post")] HttpRequest request) => Results.Text(request.Method);

        [Function("Broken")]
        public Task<IResult> Broken([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
            throw new InvalidOperationException($"a secret of {request.Path}");
    }

    [Fact]
    public async Task Routes_methods_and_parameters_are_the_Functions_own()
    {
        await using var app = await StartAsync();
        Assert.Equal("Greet: Sanne is 31?x=1", await app.Http.GetStringAsync("/api/people/Sanne/31?x=1"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync("/api/people/Sanne/old")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync("/people/Sanne/31")).StatusCode);
    }

    [Fact]
    public async Task Functions_of_other_methods_may_share_a_route_and_a_method_of_none_is_not_found_as_in_Azure()
    {
        await using var app = await StartAsync();
        var gone = await app.Http.DeleteAsync("/api/people/Sanne/31");
        Assert.Equal("DELETE: Sanne, 31", await gone.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.PostAsync("/api/people/Sanne/31", null)).StatusCode);
    }

    [Fact]
    public async Task The_host_logs_no_query_for_it_may_hold_a_key()
    {
        var lines = new ListLoggerProvider();
        await using var app = await StartAsync(
            configure: builder => builder.Logging.AddProvider(lines),
            hostJson: """{ "logging": { "logLevel": { "default": "Information" } } }""");
        await app.Http.GetAsync("/api/people/Sanne/31?code=very-secret");
        await app.Http.GetAsync("/api/nothing?code=very-secret");
        Assert.NotEmpty(lines.Lines("Function.Greet"));
        Assert.Empty(lines.Lines("Microsoft.AspNetCore.Hosting.Diagnostics"));
    }

    [Fact]
    public async Task The_route_prefix_comes_from_host_json()
    {
        await using var app = await StartAsync(hostJson: """{ "version": "2.0", "extensions": { "http": { "routePrefix": "" } } }""");
        Assert.StartsWith("Greet", await app.Http.GetStringAsync("/people/Sanne/31"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("wrong", HttpStatusCode.Unauthorized)]
    [InlineData(LocalApp.FunctionKey, HttpStatusCode.OK)]
    [InlineData(LocalApp.MasterKey, HttpStatusCode.OK)]
    public async Task A_function_of_level_Function_needs_a_key_in_header_or_query(string? key, HttpStatusCode expected)
    {
        await using var app = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/Guarded");
        if (key is not null)
            request.Headers.Add("x-functions-key", key);
        Assert.Equal(expected, (await app.Http.SendAsync(request)).StatusCode);
        Assert.Equal(expected, (await app.Http.PostAsync($"/api/Guarded?code={key}", null)).StatusCode);
    }

    [Fact]
    public async Task A_fault_tells_the_caller_nothing()
    {
        await using var app = await StartAsync();
        var answer = await app.Http.GetAsync("/api/Broken");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Middleware_runs_around_the_function_in_the_order_it_was_added_and_sees_the_request()
    {
        var trail = new List<string>();
        await using var app = await StartAsync(trail, builder =>
        {
            builder.UseMiddleware(async (context, next) =>
            {
                trail.Add($"outer {context.GetHttpContext()!.Request.RouteValues["name"]}");
                await next();
                trail.Add("outer again");
            });
            builder.UseMiddleware(async (context, next) =>
            {
                trail.Add("inner");
                if (context.GetHttpContext()!.Request.Query.ContainsKey("stop"))
                    await Results.StatusCode(StatusCodes.Status418ImATeapot).ExecuteAsync(context.GetHttpContext()!);
                else
                    await next();
            });
        });
        await app.Http.GetAsync("/api/people/Sanne/31");
        Assert.Equal(["outer Sanne", "inner", "function", "outer again"], trail);

        trail.Clear();
        Assert.Equal((HttpStatusCode)StatusCodes.Status418ImATeapot, (await app.Http.GetAsync("/api/people/Sanne/31?stop")).StatusCode);
        Assert.DoesNotContain("function", trail);
    }

    [Fact]
    public async Task The_host_s_own_addresses_need_the_master_key()
    {
        await using var app = await StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Http.GetAsync("/admin/host/status")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Http.GetAsync($"/admin/host/status?code={LocalApp.FunctionKey}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync($"/admin/host/status?code={LocalApp.MasterKey}")).StatusCode);
    }

    private static Task<LocalApp> StartAsync(
        List<string>? trail = null, Action<FunctionsApplicationBuilder>? configure = null, string? hostJson = null) =>
        LocalApp.StartAsync(
            [typeof(Greeter)],
            builder =>
            {
                builder.Services.AddSingleton(trail ?? []);
                configure?.Invoke(builder);
            },
            hostJson);
}
