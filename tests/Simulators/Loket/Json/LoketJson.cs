using System.Text.Encodings.Web;
using System.Text.Json;

namespace LoketFunctions.Simulators.Loket.Json;

/// <summary>How this Loket writes JSON: camelCase, every field present, letters as they are.</summary>
internal static class LoketJson
{
    public static readonly JsonSerializerOptions Options = new(
        JsonSerializerDefaults.Web)
    { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    public static readonly JsonWriterOptions Writer = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
