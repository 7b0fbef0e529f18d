using LoketFunctions.DevelopmentHost.Rpc;
using Newtonsoft.Json;

namespace LoketFunctions.DevelopmentHost.Worker;

/// <summary>Values on their way to the worker and back, by the serializer of the real host and the Durable extension.</summary>
internal static class RpcData
{
    private static readonly JsonSerializerSettings DatesAreText = new() { DateParseHandling = DateParseHandling.None };

    public static TypedData Of(object? value) => value switch
    {
        null => new TypedData(),
        string text => new TypedData { String = text },
        HttpContext => new TypedData { Http = new RpcHttp() },
        _ => new TypedData { Json = JsonConvert.SerializeObject(value) },
    };

    public static object? Value(TypedData? data) => data?.DataCase switch
    {
        TypedData.DataOneofCase.String => data.String,
        TypedData.DataOneofCase.Json => JsonConvert.DeserializeObject(data.Json, DatesAreText),
        TypedData.DataOneofCase.Bytes => data.Bytes.ToByteArray(),
        TypedData.DataOneofCase.Int => data.Int,
        TypedData.DataOneofCase.Double => data.Double,
        _ => null,
    };
}
