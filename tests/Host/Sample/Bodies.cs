using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.DevelopmentHost.Sample;

/// <summary>What came through the host, and what goes back.</summary>
public sealed class Bodies(SecondHalf secondHalf)
{
    /// <summary>Tells what it got.</summary>
    [Function("Echo")]
    public async Task<IActionResult> EchoAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "put", Route = "echo/{word}/{number:int?}")] HttpRequest request,
        string word, int? number)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        request.HttpContext.Response.Headers["x-answer"] = "given";
        return new JsonResult(new
        {
            method = request.Method,
            word,
            number,
            query = request.QueryString.Value,
            length = body.Length,
            headers = request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        })
        { StatusCode = StatusCodes.Status202Accepted };
    }

    /// <summary>Gives back what it gets.</summary>
    [Function("Mirror")]
    public async Task MirrorAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "mirror")] HttpRequest request)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        body.Position = 0;
        await body.CopyToAsync(request.HttpContext.Response.Body);
    }

    /// <summary>Gives the second half of its answer when that is asked for.</summary>
    [Function("Halves")]
    public async Task HalvesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "halves")] HttpRequest request)
    {
        var response = request.HttpContext.Response;
        await response.WriteAsync("first");
        await response.Body.FlushAsync();
        await secondHalf.Asked;
        await response.WriteAsync("second");
    }

    [Function("HalvesGoOn")]
    public void HalvesGoOn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "halves/second")] HttpRequest request) => secondHalf.Ask();
}

/// <summary>Whether somebody asked for the second half.</summary>
public sealed class SecondHalf
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Asked => _asked.Task;

    public void Ask() => _asked.TrySetResult();
}
