namespace LoketFunctions.Sandbox.Running;

/// <summary>All that a host printed, on both streams: shown when it fails, scanned for what must not be in it.</summary>
internal sealed class HostLog
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];

    public void Add(string line)
    {
        lock (_lock)
            _lines.Add(line);
    }

    public IReadOnlyList<string> Lines()
    {
        lock (_lock)
            return [.. _lines];
    }

    /// <summary>The last lines, ready to print.</summary>
    public string Tail(int count = 40) => string.Join(Environment.NewLine, Lines().TakeLast(count));
}
