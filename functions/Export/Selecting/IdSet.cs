namespace LoketFunctions.Export.Selecting;

/// <summary>
/// A set of ids that holds 8 bytes of hash for each, so that all ids of a large request fit. Two ids of a million share a hash with a
/// chance of less than one in ten million.
/// </summary>
internal sealed class IdSet
{
    private const int FirstSize = 1024;

    /// <summary>Open addressing: 0 is a free slot. Length is a power of 2.</summary>
    private ulong[] _slots = new ulong[FirstSize];

    public int Count { get; private set; }

    /// <summary>False where it is there already.</summary>
    public bool Add(string id)
    {
        // Before three quarters are full.
        if (Count >= _slots.Length / 4 * 3)
            Grow();
        var hash = HashOf(id);
        var slot = SlotOf(_slots, hash);
        if (_slots[slot] == hash)
            return false;
        _slots[slot] = hash;
        Count++;
        return true;
    }

    public bool Contains(string id)
    {
        var hash = HashOf(id);
        return _slots[SlotOf(_slots, hash)] == hash;
    }

    private void Grow()
    {
        var larger = new ulong[_slots.Length * 2];
        foreach (var hash in _slots.Where(hash => hash != 0))
            larger[SlotOf(larger, hash)] = hash;
        _slots = larger;
    }

    /// <summary>Where the hash is, or is to be put.</summary>
    private static int SlotOf(ulong[] slots, ulong hash)
    {
        var slot = (int)hash & (slots.Length - 1);
        while (slots[slot] != 0 && slots[slot] != hash)
            slot = (slot + 1) & (slots.Length - 1);
        return slot;
    }

    /// <summary>FNV-1a over the characters and MurmurHash's last mix, so that a repeated step hashes as the first did. Never 0.</summary>
    private static ulong HashOf(string id)
    {
        var hash = 14695981039346656037ul;
        foreach (var character in id)
            hash = unchecked((hash ^ character) * 1099511628211ul);
        hash = unchecked((hash ^ (hash >> 33)) * 0xff51afd7ed558ccdul);
        hash = unchecked((hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53ul);
        hash ^= hash >> 33;
        return hash == 0 ? 1 : hash;
    }
}
