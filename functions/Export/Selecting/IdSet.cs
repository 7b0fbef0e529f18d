namespace LoketFunctions.Export.Selecting;

/// <summary>
/// A set of ids that holds 8 bytes of hash for each, so that all ids of a large request fit. Two ids of a million share a hash with a
/// chance of less than one in ten million. Made of small pages, of which one is split where it is full, so that growing takes no
/// second copy of the whole (extendible hashing).
/// </summary>
internal sealed class IdSet
{
    private const int HashBits = 64;

    /// <summary>Pages by the first bits of the hashes; a page of fewer bits stands there several times.</summary>
    private Page[] _pages = [new Page(1), new Page(1)];

    private int _bits = 1;

    /// <summary>False where it is there already.</summary>
    public bool Add(string id)
    {
        var hash = HashOf(id);
        while (_pages[IndexOf(hash)].IsFull)
            Split(hash);
        return _pages[IndexOf(hash)].Add(hash);
    }

    public bool Contains(string id)
    {
        var hash = HashOf(id);
        return _pages[IndexOf(hash)].Contains(hash);
    }

    private int IndexOf(ulong hash) => (int)(hash >> (HashBits - _bits));

    private void Split(ulong hash)
    {
        var page = _pages[IndexOf(hash)];
        if (page.Bits == _bits)
        {
            _pages = [.. _pages.SelectMany(one => new[] { one, one })];
            _bits++;
        }

        // Where the page stands, it stands side by side.
        var (low, high) = page.Split();
        for (var index = Array.IndexOf(_pages, page); index < _pages.Length && _pages[index] == page; index++)
            _pages[index] = ((index >> (_bits - low.Bits)) & 1) == 0 ? low : high;
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

    /// <summary>Hashes that share their first bits, by open addressing: 0 is a free slot.</summary>
    private sealed class Page(int bits)
    {
        private const int Size = 512;

        private readonly ulong[] _slots = new ulong[Size];
        private int _count;

        /// <summary>How many first bits its hashes share.</summary>
        public int Bits => bits;

        public bool IsFull => _count >= Size / 8 * 7;

        public bool Add(ulong hash)
        {
            ref var slot = ref _slots[SlotOf(hash)];
            if (slot == hash)
                return false;
            slot = hash;
            _count++;
            return true;
        }

        public bool Contains(ulong hash) => _slots[SlotOf(hash)] == hash;

        public (Page Low, Page High) Split()
        {
            var (low, high) = (new Page(bits + 1), new Page(bits + 1));
            foreach (var hash in _slots.Where(hash => hash != 0))
                (((hash >> (HashBits - low.Bits)) & 1) == 0 ? low : high).Add(hash);
            return (low, high);
        }

        /// <summary>Where the hash is, or is to be put.</summary>
        private int SlotOf(ulong hash)
        {
            var slot = (int)hash & (Size - 1);
            while (_slots[slot] != 0 && _slots[slot] != hash)
                slot = (slot + 1) & (Size - 1);
            return slot;
        }
    }
}
