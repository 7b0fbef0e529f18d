using System.Collections.Concurrent;
using System.Reflection;
using LoketFunctions.DevelopmentHost.App;
using Microsoft.AspNetCore.Mvc.WebApiCompatShim;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Description;
using Microsoft.Azure.WebJobs.Host.Config;

namespace LoketFunctions.DevelopmentHost.Http;

/// <summary>The addresses that extensions answer at, such as the management of orchestrations.</summary>
#pragma warning disable CS0618 // Marked as for the Functions host alone, in whose place this stands.
internal sealed class ExtensionAddresses(FunctionApp app, Keys keys) : IWebHookProvider
#pragma warning restore CS0618
{
    public const string Route = "runtime/webhooks/{extension}/{*rest}";

    private readonly ConcurrentDictionary<string, IAsyncConverter<HttpRequestMessage, HttpResponseMessage>> _handlers = new(
        StringComparer.OrdinalIgnoreCase);

    public Uri GetUrl(IExtensionConfigProvider extension)
    {
        var type = extension.GetType();
        var name = (type.GetCustomAttribute<ExtensionAttribute>()?.ConfigurationSection ?? type.Name).ToLowerInvariant();
        _handlers[name] = (IAsyncConverter<HttpRequestMessage, HttpResponseMessage>)extension;
        return new Uri(app.Address, $"runtime/webhooks/{name}?code={keys.Extensions}");
    }

    public async Task AnswerAsync(HttpContext context)
    {
        if (!keys.OpenExtensions(context))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (!_handlers.TryGetValue((string)context.Request.RouteValues["extension"]!, out var handler))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var answer = await handler.ConvertAsync(new HttpRequestMessageFeature(context).HttpRequestMessage, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(
            answer.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()))
            context.Response.Headers[name] = values.ToArray();
        if (answer.Content is not null)
            await answer.Content.CopyToAsync(context.Response.Body);
    }
}
