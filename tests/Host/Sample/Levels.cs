using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.DevelopmentHost.Sample;

/// <summary>One function of each authorization level, and two of the same one.</summary>
public sealed class Levels
{
    [Function("OpenToAll")]
    public IActionResult OpenToAll(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "levels/anonymous")] HttpRequest request) => new OkResult();

    [Function("OpenByKey")]
    public IActionResult OpenByKey(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "levels/function")] HttpRequest request) => new OkResult();

    [Function("OpenByOtherKey")]
    public IActionResult OpenByOtherKey(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "levels/other")] HttpRequest request) => new OkResult();

    [Function("OpenBySystemKey")]
    public IActionResult OpenBySystemKey(
        [HttpTrigger(AuthorizationLevel.System, "get", Route = "levels/system")] HttpRequest request) => new OkResult();

    [Function("OpenByMaster")]
    public IActionResult OpenByMaster(
        [HttpTrigger(AuthorizationLevel.Admin, "get", Route = "levels/admin")] HttpRequest request) => new OkResult();
}
