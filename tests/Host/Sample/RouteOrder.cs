using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.DevelopmentHost.Sample;

/// <summary>Routes that match the same addresses; each function answers with its name. The order here is not that of the names.</summary>
public sealed class RouteOrder
{
    [Function("ItemNew")]
    public IActionResult ItemNew(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/new")] HttpRequest request) => Named(nameof(ItemNew));

    [Function("ItemById")]
    public IActionResult ItemById(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/{id}")] HttpRequest request) => Named(nameof(ItemById));

    [Function("OrderWithId")]
    public IActionResult OrderWithId(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "orders/{id}")] HttpRequest request) => Named(nameof(OrderWithId));

    [Function("OrderNew")]
    public IActionResult OrderNew(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "orders/new")] HttpRequest request) => Named(nameof(OrderNew));

    [Function("NoteWrite")]
    public IActionResult NoteWrite(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "post", Route = "notes/{id:int}")] HttpRequest request) =>
        Named(nameof(NoteWrite));

    [Function("NoteRead")]
    public IActionResult NoteRead(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "notes/{id:int}")] HttpRequest request) => Named(nameof(NoteRead));

    [Function("WithoutRoute")]
    public IActionResult WithoutRoute(
        [HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Named(nameof(WithoutRoute));

    private static ContentResult Named(string function) => new() { Content = function };
}
