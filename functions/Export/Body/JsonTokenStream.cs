using System.Text.Json;

namespace LoketFunctions.Export.Body;

/// <summary>The JSON object of a body, piece by piece. Whatever is not JSON, or breaks off, throws <see cref="JsonException"/>.</summary>
internal sealed class JsonTokenStream(Stream source) : IDisposable
{
    /// <summary>The longest value that is read whole, in bytes.</summary>
    public const int MaxPiece = BodyBuffer.MaxLength;

    /// <summary>Depth of the values of the body's own properties.</summary>
    private const int PropertyDepth = 1;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly BodyBuffer _body = new(source);
    private JsonReaderState _state;

    public void Dispose() => _body.Dispose();

    public async Task StartObjectAsync(CancellationToken cancellation)
    {
        await _body.FillAsync(cancellation);
        if (_body.Unread.Span.StartsWith(ByteOrderMark))
            _body.Use(ByteOrderMark.Length);
        if (await TokenAsync(cancellation) is not JsonTokenType.StartObject)
            throw new JsonException("is not an object");
    }

    /// <summary>
    /// The name of the body's next property, whose value comes next; null at the end, after which there was nothing more.
    /// </summary>
    public async ValueTask<string?> NextPropertyAsync(CancellationToken cancellation)
    {
        string? name;
        while (!TryReadName(out name))
            await _body.FillAsync(cancellation);
        if (name is null)
            await EndAsync(cancellation);
        return name;
    }

    /// <summary>The type of the next token, which is taken.</summary>
    public async ValueTask<JsonTokenType> TokenAsync(CancellationToken cancellation)
    {
        JsonTokenType token;
        while (!TryReadToken(out token))
            await _body.FillAsync(cancellation);
        return token;
    }

    /// <summary>The next value whole, valid until something else is read.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ValueAsync(CancellationToken cancellation)
    {
        ReadOnlyMemory<byte> value;
        while (!TryReadValue(out value, out _))
            await _body.FillAsync(cancellation);
        return value;
    }

    /// <summary>The next item of an array, valid until something else is read; null at its end.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> NextItemAsync(CancellationToken cancellation)
    {
        ReadOnlyMemory<byte> item;
        bool isEnd;
        while (!TryReadValue(out item, out isEnd))
            await _body.FillAsync(cancellation);
        return isEnd ? default(ReadOnlyMemory<byte>?) : item;
    }

    /// <summary>Passes over a property's value, or what is left of it, of whatever length.</summary>
    public async ValueTask SkipAsync(CancellationToken cancellation)
    {
        while (!TrySkip())
            await _body.FillAsync(cancellation);
    }

    private async Task EndAsync(CancellationToken cancellation)
    {
        // Read to its end: what follows the object makes the reader throw.
        while (!_body.IsLast)
        {
            TryReadToken(out _);
            await _body.FillAsync(cancellation);
        }

        TryReadToken(out _);
    }

    private bool TryReadName(out string? name)
    {
        var reader = Reader();
        name = null;
        if (!reader.Read())
            return false;
        if (reader.TokenType == JsonTokenType.PropertyName)
            name = NameOf(ref reader);
        Take(ref reader);
        return true;
    }

    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("has a name that is not Unicode text", exception);
        }
    }

    private bool TryReadToken(out JsonTokenType token)
    {
        var reader = Reader();
        var isRead = reader.Read();
        token = reader.TokenType;
        Take(ref reader);
        return isRead;
    }

    private bool TryReadValue(out ReadOnlyMemory<byte> value, out bool isEnd)
    {
        var reader = Reader();
        value = default;
        isEnd = false;
        if (!reader.Read())
            return false;
        var from = (int)reader.TokenStartIndex;
        isEnd = reader.TokenType == JsonTokenType.EndArray;
        if (!reader.TrySkip())
            return false;
        value = _body.Unread[from..(int)reader.BytesConsumed];
        Take(ref reader);
        return true;
    }

    private bool TrySkip()
    {
        var reader = Reader();
        var isDone = false;
        while (!isDone && reader.Read())
            isDone = reader.CurrentDepth == PropertyDepth
                && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray);
        Take(ref reader);
        return isDone;
    }

    private Utf8JsonReader Reader() => new(_body.Unread.Span, _body.IsLast, _state);

    private void Take(ref Utf8JsonReader reader)
    {
        _body.Use((int)reader.BytesConsumed);
        _state = reader.CurrentState;
    }
}
