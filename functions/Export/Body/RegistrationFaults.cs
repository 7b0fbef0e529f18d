using System.Text.Json;
using LoketFunctions.Export.Model;
using LoketFunctions.Localization;

namespace LoketFunctions.Export.Body;

/// <summary>The faults of a request's body: the first of them, and how many there are.</summary>
internal sealed class RegistrationFaults
{
    public const int Shown = 100;

    private const string Body = "body";

    private readonly List<RegistrationFault> _first = [];
    private int? _index;

    /// <summary>At most <see cref="Shown"/>, in the order of the body.</summary>
    public IReadOnlyList<RegistrationFault> First => _first;

    public int Count { get; private set; }

    /// <summary>How many registrations have any.</summary>
    public int Registrations { get; private set; }

    public bool Any => Count > 0;

    /// <summary>One of them is of no one registration, so that nothing of the body can be relied on.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The first fault of the registration that was last found wrong; null where none was.</summary>
    public FieldFault? OfLast { get; private set; }

    /// <summary>A fault of one registration.</summary>
    public void Add(int index, string? registrationId, string field, LocalizedText fault)
    {
        if (index != _index)
            (_index, OfLast, Registrations) = (index, new FieldFault(field, fault), Registrations + 1);
        Keep(new RegistrationFault(index, registrationId, field, fault.In(Languages.English)));
    }

    /// <summary>A fault of the request besides its registrations, which is reported to the planner's engineers only.</summary>
    public void Add(string field, string fault)
    {
        IsWhole = true;
        Keep(new RegistrationFault(null, null, field, fault));
    }

    /// <summary>Of a body that cannot be read on.</summary>
    public void AddBody(JsonException exception)
    {
        // The reader's own words quote the body and are not passed on; what JsonTokenStream says has no position.
        var fault = exception is { LineNumber: { } line, BytePositionInLine: { } position }
            ? $"is not JSON, or breaks off, at line {line + 1}, byte {position + 1}"
            : exception.Message;
        Add(Body, fault);
    }

    private void Keep(RegistrationFault fault)
    {
        if (Count++ < Shown)
            _first.Add(fault);
    }
}
