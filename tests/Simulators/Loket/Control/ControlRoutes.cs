using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LoketFunctions.Simulators.Loket.Control;

/// <summary>A control address was asked for something that does not exist; answered with 400.</summary>
internal sealed class ControlException(string message) : Exception(message);

/// <summary>How every control address is mapped.</summary>
internal static class ControlRoutes
{
    private static readonly JsonSerializerOptions Json = new(
        JsonSerializerDefaults.Web)
    { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static void Get(this RouteGroupBuilder group, string path, Func<HttpContext, object> answer) =>
        group.MapGet(path, (HttpContext http) => AnswerWithAsync(http, answer));

    public static void Delete(this RouteGroupBuilder group, string path, Action<HttpContext> act) =>
        group.MapDelete(path, (HttpContext http) => AnswerWithAsync(http, http =>
        {
            act(http);
            return Done();
        }));

    public static void Post<T>(this RouteGroupBuilder group, string path, Action<T> act)
        where T : class => group.Post<T>(path, request =>
        {
            act(request);
            return Done();
        });

    public static void Post<T>(this RouteGroupBuilder group, string path, Func<T, object> act)
        where T : class => group.MapPost(path, (HttpContext http) => AnswerAsync(http, async () =>
        {
            var hasBody = http.Request.ContentLength > 0 || http.Request.Headers.TransferEncoding.Count > 0;
            var request = hasBody
                ? await JsonSerializer.DeserializeAsync<T>(http.Request.Body, Json, http.RequestAborted)
                : JsonSerializer.Deserialize<T>("{}", Json);
            return request is null ? throw new ControlException("No body.") : act(request);
        }));

    /// <summary>A body that is no JSON: the bytes of a file.</summary>
    public static void PostFile(this RouteGroupBuilder group, string path, Func<HttpContext, byte[], object> act) =>
        group.MapPost(path, (HttpContext http) => AnswerAsync(http, async () =>
        {
            using var file = new MemoryStream();
            await http.Request.Body.CopyToAsync(file, http.RequestAborted);
            return act(http, file.ToArray());
        }));

    public static int Number(this HttpContext http, string name, int otherwise) =>
        int.TryParse(http.Request.Query[name], out var number) ? number : otherwise;

    public static int Number(this HttpContext http, string name) =>
        int.TryParse(http.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ControlException($"{name} must be a whole number.");

    public static Guid Id(this HttpContext http, string name) =>
        Guid.TryParse(http.Request.Query[name], out var id) ? id : throw new ControlException($"{name} must be an id.");

    private static object Done() => new { Status = "done" };

    private static Task AnswerWithAsync(HttpContext http, Func<HttpContext, object> act) =>
        AnswerAsync(http, () => Task.FromResult(act(http)));

    private static async Task AnswerAsync(HttpContext http, Func<Task<object>> act)
    {
        IResult answer;
        try
        {
            answer = Results.Json(await act(), Json);
        }
        catch (Exception wrong) when (wrong is JsonException or ControlException)
        {
            answer = Results.BadRequest(wrong.Message);
        }

        await answer.ExecuteAsync(http);
    }
}
