using LoketFunctions.Tests.Conventions.OpenApi;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Tests.Conventions;

/// <summary>
/// The host maps routes in the order of the functions' names and takes the first that matches; a literal does not win over a parameter.
/// So no address may have two, or a new function's name could take away another's page.
/// </summary>
public sealed class RouteTests
{
    [Fact]
    public void No_address_belongs_to_two_functions()
    {
        var routes = (
            from function in App.Functions
            where function.Trigger<HttpTriggerAttribute>() is not null
            let trigger = ApiDocument.Trigger(function)
            from method in trigger.Methods!
            select (function.Name, Method: method.ToUpperInvariant(), Route: new Route(trigger.Route!))).ToList();
        Assert.NotEmpty(routes);
        Rule.Holds(
            from one in routes
            from other in routes
            where string.CompareOrdinal(one.Name, other.Name) < 0 && one.Method == other.Method && one.Route.Overlaps(other.Route)
            select $"{one.Method} {one.Route} of {one.Name} takes addresses of {other.Name}, {other.Route}.");
    }

    [Theory]
    [InlineData("exports/{exportId}", "exports/new")]
    [InlineData("exports/new", "exports/{exportId}")]
    [InlineData("Exports/new", "exports/NEW")]
    [InlineData("employees/{id:guid}", "employees/{name}")]
    [InlineData("files/{*rest}", "files/a/b")]
    [InlineData("files/{*rest}", "files")]
    [InlineData("files/{name?}", "files")]
    [InlineData("files/{name}.csv", "files/{name}")]
    public void Routes_that_share_an_address(string one, string other) => Assert.True(new Route(one).Overlaps(new Route(other)));

    [Theory]
    [InlineData("exports/{exportId:minlength(4)}", "exports/new")]
    [InlineData("employees/search", "employees/{id:guid}")]
    [InlineData("versions/{version:int:min(1)}", "versions/0")]
    [InlineData("exports", "exports/{exportId}")]
    [InlineData("exports/{exportId}/file", "exports/{exportId}/report")]
    public void Routes_that_do_not(string one, string other) => Assert.False(new Route(one).Overlaps(new Route(other)));
}
