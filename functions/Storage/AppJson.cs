using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoketFunctions.Storage;

/// <summary>The app's one JSON setup: what it stores, what it answers, and what it sends to planners.</summary>
internal static class AppJson
{
    public static readonly JsonSerializerOptions Options = Create();

    /// <summary>
    /// For what others ask of the app: a member that is not known may be one that is misspelled, and one that is there twice is read
    /// differently by everybody, so neither is passed over.
    /// </summary>
    public static readonly JsonSerializerOptions Requests = Create(strict: true);

    private static JsonSerializerOptions Create(bool strict = false)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            // Names like "José" stay readable; the documents are never embedded in HTML.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            UnmappedMemberHandling = strict ? JsonUnmappedMemberHandling.Disallow : JsonUnmappedMemberHandling.Skip,
            AllowDuplicateProperties = !strict,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
