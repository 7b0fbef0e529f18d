using System.Buffers;
using System.Text.Json;

namespace LoketFunctions.Export.Selecting;

/// <summary>
/// The JSON object of a body, piece by piece, through a buffer that grows no further than the longest piece. Whatever is not
/// JSON, or breaks off, throws <see cref="JsonException"/>.
/// </summary>
internal sealed class JsonPieces(Stream source) : IDisposable
{
    /// <summary>The longest value that is read whole, in bytes.</summary>
    public const int MaxPiece = 1024 * 1024;

    private const int FirstSize = 64 * 1024;

    /// <summary>Depth of the values of the body's own properties.</summary>
    private const int PropertyDepth = 1;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    private JsonReaderState _state;
    private int _start;
    private int _end;
    private bool _ended;

    private ReadOnlyMemory<byte> Unread => _buffer.AsMemory(_start, _end - _start);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        _buffer = [];
    }

    public async Task StartObjectAsync(CancellationToken cancellation)
    {
        await FillAsync(cancellation);
        if (Unread.Span.StartsWith(ByteOrderMark))
            _start += ByteOrderMark.Length;
        if (await TokenAsync(cancellation) is not JsonTokenType.StartObject)
            throw new JsonException("is not an object");
    }

    /// <summary>The name of the body's next property, whose value comes next; null at the end, after which there was nothing more.</summary>
    public async ValueTask<string?> NextPropertyAsync(CancellationToken cancellation)
    {
        string? name;
        while (!TryReadName(out name))
            await FillAsync(cancellation);
        if (name is null)
            await EndAsync(cancellation);
        return name;
    }

    /// <summary>The type of the next token, which is taken.</summary>
    public async ValueTask<JsonTokenType> TokenAsync(CancellationToken cancellation)
    {
        JsonTokenType token;
        while (!TryReadToken(out token))
            await FillAsync(cancellation);
        return token;
    }

    /// <summary>The next value whole, valid until something else is read.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ValueAsync(CancellationToken cancellation)
    {
        ReadOnlyMemory<byte> value;
        while (!TryReadValue(out value, out _))
            await FillAsync(cancellation);
        return value;
    }

    /// <summary>The next item of an array, valid until something else is read; null at its end.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> NextItemAsync(CancellationToken cancellation)
    {
        ReadOnlyMemory<byte> item;
        bool isEnd;
        while (!TryReadValue(out item, out isEnd))
            await FillAsync(cancellation);
        return isEnd ? default(ReadOnlyMemory<byte>?) : item;
    }

    /// <summary>Passes over a property's value, or what is left of it, of whatever length.</summary>
    public async ValueTask SkipAsync(CancellationToken cancellation)
    {
        while (!TrySkip())
            await FillAsync(cancellation);
    }

    private async Task EndAsync(CancellationToken cancellation)
    {
        // Read to its end: what follows the object makes the reader throw.
        while (!_ended)
        {
            TryReadToken(out _);
            await FillAsync(cancellation);
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
        var from = _start + (int)reader.TokenStartIndex;
        isEnd = reader.TokenType == JsonTokenType.EndArray;
        if (!reader.TrySkip())
            return false;
        Take(ref reader);
        value = _buffer.AsMemory(from, _start - from);
        return true;
    }

    private bool TrySkip()
    {
        var reader = Reader();
        var isDone = false;
        while (!isDone && reader.Read())
            isDone = reader.CurrentDepth == PropertyDepth && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray);
        Take(ref reader);
        return isDone;
    }

    private Utf8JsonReader Reader() => new(Unread.Span, _ended, _state);

    private void Take(ref Utf8JsonReader reader)
    {
        _start += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    /// <summary>Fills the buffer, so that a long piece is looked at only as often as the buffer doubles.</summary>
    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        if (_ended)
            throw new JsonException("breaks off");
        MakeRoom();
        while (_end < _buffer.Length)
        {
            var read = await source.ReadAsync(_buffer.AsMemory(_end), cancellation);
            _ended = read == 0;
            if (_ended)
                return;
            _end += read;
        }
    }

    private void MakeRoom()
    {
        var unread = Unread;
        var target = _buffer;
        if (unread.Length == _buffer.Length)
        {
            if (_buffer.Length >= MaxPiece)
                throw new JsonException($"holds a value of more than {MaxPiece} bytes");
            target = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        }

        unread.CopyTo(target);
        if (target != _buffer)
            ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        (_buffer, _start, _end) = (target, 0, unread.Length);
    }
}
