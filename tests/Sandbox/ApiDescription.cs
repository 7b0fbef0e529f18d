using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.OpenApi;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace LoketFunctions.Sandbox;

/// <summary>docs/openapi.yaml: what the app's API is, and what it asks of planners.</summary>
internal static class ApiDescription
{
    /// <exception cref="InvalidDataException">It breaks a rule of OpenAPI, or refers to what is not there.</exception>
    public static OpenApiDocument Read()
    {
        var settings = new OpenApiReaderSettings();
        settings.AddYamlReader();
        using var text = new MemoryStream(File.ReadAllBytes(Path.Combine(Repository.Root, "docs", "openapi.yaml")));
        return OpenApiDocument.Load(text, OpenApiConstants.Yaml, settings).WithoutFaults();
    }

    /// <summary>An example as it is sent. The reader puts a text of its own where a null stands, which only its writer knows.</summary>
    public static string JsonOf(JsonNode example)
    {
        using var text = new StringWriter();
        new OpenApiJsonWriter(text).WriteAny(example);
        return text.ToString();
    }
}
