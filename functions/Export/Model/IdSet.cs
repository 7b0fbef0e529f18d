using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LoketFunctions.Export.Model;

/// <summary>
/// A set of ids that holds 64 bits of hash for each, so that all ids of a large request fit. Two ids of a million share a hash with a
/// chance of less than one in ten million.
/// </summary>
internal sealed class IdSet
{
    private readonly HashSet<ulong> _hashes = [];

    /// <summary>False where it is there already.</summary>
    public bool Add(string id) => _hashes.Add(HashOf(id));

    public bool Contains(string id) => _hashes.Contains(HashOf(id));

    private static ulong HashOf(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
