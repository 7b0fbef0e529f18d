using LoketFunctions.Http;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Components.Assets;

/// <summary>What pages are made of. Open to all: the same for everybody.</summary>
internal static class AssetFunctions
{
    [Function("ConsoleAsset")]
    [VerifiedBy(CallerProof.OpenPage)]
    public static IResult Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "console/assets/{name}")] HttpRequest request, string name)
    {
        if (PageAssets.Find(name) is not { } asset)
            throw Problems.Throw(Problems.NotFound("file"));
        request.HttpContext.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Content, asset.ContentType);
    }
}
