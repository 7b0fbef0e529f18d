using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace LoketFunctions.Sandbox.Mail;

/// <summary>Lines of a connection, in both directions. Latin-1, which is to say bytes.</summary>
internal sealed class SmtpLines(Stream stream)
{
    private readonly PipeReader _reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));

    public Stream Stream => stream;

    /// <summary>The next line without its end, null when the other side has gone.</summary>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await _reader.ReadAsync(cancellationToken);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.Latin1.GetString(read.Buffer.Slice(0, end)).TrimEnd('\r');
                _reader.AdvanceTo(read.Buffer.GetPosition(1, end));
                return line;
            }

            _reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
                return null;
        }
    }

    public async Task WriteAsync(string reply, CancellationToken cancellationToken) =>
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{reply}\r\n"), cancellationToken);
}
