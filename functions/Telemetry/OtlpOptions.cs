using LoketFunctions.Settings;

namespace LoketFunctions.Telemetry;

/// <summary>
/// Where traces, metrics and log lines go, by the standard's own settings (<c>OTEL_EXPORTER_OTLP_…</c>). The exporter reads them again for
/// itself: here is only looked whether they can be used.
/// </summary>
internal sealed record OtlpOptions
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string Headers = "OTEL_EXPORTER_OTLP_HEADERS";
    private static readonly string[] Protocols = ["grpc", "http/protobuf"];

    /// <summary>False without an endpoint: then nothing goes there.</summary>
    public bool IsOn { get; init; }

    public static OtlpOptions Read(AppSettings settings)
    {
        var address = settings.Text(Endpoint);
        if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
            settings.Fault(Endpoint, "is not an absolute http address: set it to where the collector listens.");
        if (settings.Text(Protocol) is { } protocol && !Protocols.Contains(protocol))
            settings.Fault(Protocol, $"is not one of {string.Join(", ", Protocols)}.");
        if (settings.Text(Headers) is { } headers && !headers.Split(',').All(header => header.IndexOf('=', StringComparison.Ordinal) > 0))
            settings.Fault(Headers, "is not a list of name=value, separated by commas.");
        return new OtlpOptions { IsOn = address is not null };
    }
}
