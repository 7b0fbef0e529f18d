namespace LoketFunctions.Export.Select;

/// <summary>A list of values that grows without being copied, and gives them to be changed in place.</summary>
internal sealed class ChunkedList<T>
    where T : struct
{
    private const int BlockSize = 1024;

    private readonly List<T[]> _blocks = [];

    public int Count { get; private set; }

    public ref T this[int index] => ref _blocks[index / BlockSize][index % BlockSize];

    /// <summary>The index under which the value stands.</summary>
    public int Add(T value)
    {
        if (Count == _blocks.Count * BlockSize)
            _blocks.Add(new T[BlockSize]);
        this[Count] = value;
        return Count++;
    }
}
