using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace LoketFunctions.Simulators.Loket.OpenApi;

internal static class ReadResults
{
    /// <exception cref="InvalidDataException">The reader finds fault with the document.</exception>
    public static OpenApiDocument WithoutFaults(this ReadResult read) =>
        read is { Document: { } document, Diagnostic: { Errors: [], Warnings: [] } }
            ? document
            : throw new InvalidDataException(
                string.Join(Environment.NewLine, read.Diagnostic?.Errors.Concat(read.Diagnostic.Warnings) ?? []));
}
