using System.Buffers;
using System.Text.Json;

namespace LoketFunctions.Export.Body;

/// <summary>What was read of a body and not used yet. Grows no further than <see cref="MaxLength"/>.</summary>
internal sealed class BodyBuffer(Stream source) : IDisposable
{
    public const int MaxLength = 1024 * 1024;

    private const int FirstSize = 64 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _start;
    private int _end;

    /// <summary>Valid until more is read.</summary>
    public ReadOnlyMemory<byte> Unread => _buffer.AsMemory(_start, _end - _start);

    /// <summary>Nothing comes after what is unread.</summary>
    public bool IsLast { get; private set; }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        _buffer = [];
    }

    public void Use(int length) => _start += length;

    /// <summary>Reads until it is full, so that a long piece is looked at only as often as the buffer doubles.</summary>
    public async ValueTask FillAsync(CancellationToken cancellation)
    {
        if (IsLast)
            throw new JsonException("breaks off");
        MakeRoom();
        while (_end < _buffer.Length && !IsLast)
        {
            var read = await source.ReadAsync(_buffer.AsMemory(_end), cancellation);
            IsLast = read == 0;
            _end += read;
        }
    }

    private void MakeRoom()
    {
        var unread = Unread;
        var target = _buffer;
        if (unread.Length == _buffer.Length)
        {
            if (_buffer.Length >= MaxLength)
                throw new JsonException($"holds a value of more than {MaxLength} bytes");
            target = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        }

        unread.CopyTo(target);
        if (target != _buffer)
            ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        (_buffer, _start, _end) = (target, 0, unread.Length);
    }
}
