using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LoketFunctions.Planner;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Body;

/// <summary>
/// The registrations of a request's body, one after the other. Those that do not fit their form are reported as faults, and so is a body
/// that breaks off, after what could be read of it.
/// </summary>
internal sealed class RegistrationReader(Stream body, RegistrationFaults faults) : IDisposable
{
    private readonly JsonTokenStream _pieces = new(body);
    private readonly JsonTypeInfo<Registration> _form = (JsonTypeInfo<Registration>)AppJson.Requests.GetTypeInfo(typeof(Registration));
    private State _state;
    private RegistrationIdentity _unfit;

    private enum State
    {
        BeforeBody,
        InRegistrations,
        AfterBody,
    }

    /// <summary>Of the last one read, from 0.</summary>
    public int Index { get; private set; } = -1;

    /// <summary>The last one read; null where it does not fit its form, which is reported.</summary>
    public Registration? Current { get; private set; }

    /// <summary>Which one was last read, as far as that can be read.</summary>
    public RegistrationIdentity Identity => Current is { } registration ? RegistrationIdentity.Of(registration).Readable() : _unfit;

    public void Dispose() => _pieces.Dispose();

    /// <summary>The next one; false at the end of the body.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            if (_state == State.BeforeBody)
                await StartAsync(cancellation);
            while (_state == State.InRegistrations)
            {
                if (await _pieces.NextItemAsync(cancellation) is not { } item)
                    await EndAsync(cancellation);
                else
                {
                    Read(item);
                    return true;
                }
            }
        }
        catch (JsonException exception)
        {
            _state = State.AfterBody;
            faults.AddBody(exception);
        }

        return false;
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        await _pieces.StartObjectAsync(cancellation);
        while (await _pieces.NextPropertyAsync(cancellation) is { } name)
        {
            if (name == RegistrationBody.Registrations)
            {
                _state = await _pieces.TokenAsync(cancellation) == JsonTokenType.StartArray
                    ? State.InRegistrations
                    : throw new JsonException("has registrations that are not a list");
                return;
            }

            await _pieces.SkipAsync(cancellation);
        }

        throw new JsonException("has no registrations");
    }

    private async Task EndAsync(CancellationToken cancellation)
    {
        _state = State.AfterBody;
        while (await _pieces.NextPropertyAsync(cancellation) is { } name)
        {
            if (name == RegistrationBody.Registrations)
                throw new JsonException("has registrations twice");
            await _pieces.SkipAsync(cancellation);
        }
    }

    private void Read(ReadOnlyMemory<byte> item)
    {
        Index++;
        JsonException? fault = null;
        Current = null;
        try
        {
            Current = JsonSerializer.Deserialize(item.Span, _form);
        }
        catch (JsonException exception)
        {
            fault = exception;
        }

        if (Current is null)
            _unfit = RegistrationForm.Report(faults, Index, item, fault);
    }
}
