using System.Text.Json;
using LoketFunctions.Export.Model;
using LoketFunctions.Failures;
using LoketFunctions.Localization;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Body;

/// <summary>
/// Reads the body of an export request without holding it. Its properties come in any order, so what it says besides the
/// registrations is read in a pass of its own.
/// </summary>
internal static class RegistrationBody
{
    public const string Registrations = "registrations";

    private const int LongestName = 100;

    /// <summary>The whole body is looked at, so a body that is not JSON to its end is a fault as well.</summary>
    /// <returns>Null where there are faults.</returns>
    public static async Task<ExportHeader?> ReadHeaderAsync(Stream body, RegistrationFaults faults, CancellationToken cancellation)
    {
        using var pieces = new JsonTokenStream(body);
        var header = new HeaderParts(faults);
        try
        {
            await pieces.StartObjectAsync(cancellation);
            while (await pieces.NextPropertyAsync(cancellation) is { } name)
            {
                if (HeaderParts.Knows(name))
                {
                    header.Take(name, (await pieces.ValueAsync(cancellation)).Span);
                }
                else if (name == Registrations)
                {
                    header.TakeRegistrations(await IsListAsync(pieces, cancellation));
                }
                else
                {
                    // What is misspelled would be passed over: a preview would be the real thing.
                    faults.Add(Shortened.Of(name, LongestName), "is not a field that is known here");
                    await pieces.SkipAsync(cancellation);
                }
            }
        }
        catch (JsonException exception)
        {
            faults.AddBody(exception);
        }

        return faults.Any ? null : header.Whole();
    }

    private static async Task<bool> IsListAsync(JsonTokenStream pieces, CancellationToken cancellation)
    {
        var token = await pieces.TokenAsync(cancellation);
        if (token is JsonTokenType.StartArray or JsonTokenType.StartObject)
            await pieces.SkipAsync(cancellation);
        return token == JsonTokenType.StartArray;
    }

    /// <summary>The parts of a header as they come.</summary>
    private sealed class HeaderParts(RegistrationFaults faults)
    {
        private const string Period = "period";
        private const string AdministrationId = "administrationId";
        private const string Preview = "preview";
        private const string AllOrNothing = "allOrNothing";
        private const string RequestedBy = "requestedBy";
        private const string Confirm = "confirm";

        private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
        private RequestedPeriod? _period;
        private Guid? _administrationId;
        private bool? _preview;
        private bool? _allOrNothing;
        private string? _requestedBy;
        private List<string>? _confirm;

        public static bool Knows(string name) => name is Period or AdministrationId or Preview or AllOrNothing or RequestedBy or Confirm;

        public void Take(string name, ReadOnlySpan<byte> json)
        {
            if (!_taken.Add(name))
                faults.Add(name, "is there twice");
            try
            {
                switch (name)
                {
                    case Period:
                        _period = Read<RequestedPeriod>(json);
                        break;
                    case AdministrationId:
                        _administrationId = Read<Guid?>(json);
                        break;
                    case Preview:
                        _preview = Read<bool?>(json);
                        break;
                    case AllOrNothing:
                        _allOrNothing = Read<bool?>(json);
                        break;
                    case Confirm:
                        _confirm = Read<List<string>?>(json);
                        break;
                    default:
                        _requestedBy = Read<string>(json);
                        break;
                }
            }
            catch (JsonException exception)
            {
                var (field, fault) = RegistrationForm.Of(exception, name);
                faults.Add(field, fault.In(Languages.English));
            }
        }

        public void TakeRegistrations(bool isList)
        {
            if (!_taken.Add(Registrations))
                faults.Add(Registrations, "is there twice");
            if (!isList)
                faults.Add(Registrations, "is not a list");
        }

        public ExportHeader? Whole()
        {
            if (!_taken.Contains(Registrations))
                faults.Add(Registrations, "is missing");
            if (_period is not ({ Date: not null, Year: null, PeriodNumber: null } or { Date: null, Year: > 0, PeriodNumber: > 0 }))
                faults.Add(Period, "is not { year, periodNumber } or { date }");
            if (_requestedBy is not null && PlainText.FaultOf(_requestedBy, ExportHeader.MaxTextLength) is { } fault)
                faults.Add(RequestedBy, fault.In(Languages.English));
            if (ExportHeader.FaultOf(_confirm) is { } unlisted)
                faults.Add(Confirm, unlisted.Detail);
            return faults.Any
                ? null
                : new ExportHeader(_period!, _administrationId, _preview ?? false, _requestedBy, _allOrNothing ?? false, _confirm);
        }

        private static T? Read<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<T>(json, AppJson.Requests);
    }
}
