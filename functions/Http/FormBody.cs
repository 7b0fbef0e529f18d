using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LoketFunctions.Http;

/// <summary>What a page of ours sent.</summary>
internal static class FormBody
{
    /// <param name="limits">How much the page may send; a problem where there is more.</param>
    public static async Task<IFormCollection> ReadAsync(HttpRequest request, FormOptions limits, CancellationToken cancellation)
    {
        RequestContent.RequirePlain(request);
        if (request.ContentLength > limits.BufferBodyLengthLimit)
            throw Problems.Throw(Problems.TooLarge(limits.BufferBodyLengthLimit));
        request.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, limits));
        try
        {
            return await request.ReadFormAsync(cancellation);
        }
        catch (InvalidDataException)
        {
            // More fields, or longer ones, than a page of ours has.
            throw Problems.Throw(Problems.TooLarge(limits.BufferBodyLengthLimit));
        }
    }
}
