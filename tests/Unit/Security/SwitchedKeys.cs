using System.Security.Cryptography;
using LoketFunctions.Security;

namespace LoketFunctions.Tests.Security;

/// <summary>Keys that a test withdraws and gives back, or puts out of reach.</summary>
internal sealed class SwitchedKeys : ITokenKeys
{
    private readonly Dictionary<string, TokenKey> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _withdrawn = new(StringComparer.Ordinal);
    private string _current = "";

    public SwitchedKeys() => Add("first");

    /// <summary>Null: they can be read. True: the vault is away; false: the app may not read them.</summary>
    public bool? IsAway { get; set; }

    public void Add(string id) => _keys[_current = id] = new TokenKey(id, RandomNumberGenerator.GetBytes(TokenKey.Length));

    public void Withdraw(string id)
    {
        _withdrawn.Add(id);
        Add($"after-{id}");
    }

    public void GiveBack(string id) => _withdrawn.Remove(id);

    public ValueTask<TokenKey> CurrentAsync(CancellationToken cancellation)
    {
        Reach();
        return ValueTask.FromResult(_keys[_current]);
    }

    public ValueTask<TokenKey?> FindAsync(string id, CancellationToken cancellation)
    {
        Reach();
        return ValueTask.FromResult(_withdrawn.Contains(id) ? null : _keys.GetValueOrDefault(id));
    }

    private void Reach()
    {
        if (IsAway is { } isAway)
            throw new TokenKeysException(isAway, "for the test");
    }
}
