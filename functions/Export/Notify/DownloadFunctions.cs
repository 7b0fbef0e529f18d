using Azure;
using LoketFunctions.Components;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Export.Notify;

/// <summary>The link in a mail. Open to all who have it: the ticket in the address is what guards the file.</summary>
internal sealed class DownloadFunctions(Downloads downloads, AppBlobs blobs, PublicAddress address)
{
    private const int NotFound = 404;

    [Function("DownloadFile")]
    [VerifiedBy(CallerProof.None)]
    public async Task<IResult> DownloadFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "files/{ticket}")] HttpRequest request, string ticket,
        CancellationToken cancellation)
    {
        if (!HttpMethods.IsGet(request.Method))
            return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
        if (await downloads.FindAsync(ticket, cancellation) is not { } download)
            return Gone(request);
        try
        {
            var file =
                (await blobs.PayrollFiles.GetBlobClient(download.Blob).DownloadStreamingAsync(cancellationToken: cancellation)).Value;
            return Results.Stream(file.Content, file.Details.ContentType, PayrollFile.NameOf(download.Blob));
        }
        catch (RequestFailedException exception) when (exception.Status == NotFound)
        {
            return Gone(request);
        }
    }

    private HtmlResult Gone(HttpRequest request)
    {
        PageHeaders.Set(request.HttpContext.Response);
        return new HtmlResult(new ReaderFormat(Languages.Dutch), DownloadGone.Page(address), StatusCodes.Status410Gone);
    }
}
