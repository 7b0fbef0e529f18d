using System.Text.Json;
using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Selecting;

/// <summary>The faults of a request's body: the first of them, and how many there are.</summary>
internal sealed class RegistrationFaults
{
    public const int Shown = 100;

    private const string Body = "body";

    private readonly List<RegistrationFault> _first = [];

    /// <summary>At most <see cref="Shown"/>, in the order of the body.</summary>
    public IReadOnlyList<RegistrationFault> First => _first;

    public int Count { get; private set; }

    public bool Any => Count > 0;

    public void Add(int? index, string? registrationId, string field, string fault)
    {
        if (Count++ < Shown)
            _first.Add(new RegistrationFault(index, registrationId, field, fault));
    }

    /// <summary>Of a body that cannot be read on.</summary>
    public void AddBody(JsonException exception)
    {
        // The reader's own words quote the body and are not told; what JsonPieces says has no position.
        var fault = exception is { LineNumber: { } line, BytePositionInLine: { } position }
            ? $"is not JSON, or breaks off, at line {line + 1}, byte {position + 1}"
            : exception.Message;
        Add(null, null, Body, fault);
    }
}
