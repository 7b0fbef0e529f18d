using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

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
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await app.Http.PostAsync("/api/people/Sanne/31", null)).StatusCode);
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
