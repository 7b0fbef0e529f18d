using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LoketFunctions.Identifiers;

namespace LoketFunctions.Security;

/// <summary>What a sealed value belongs to. It opens for nothing else.</summary>
internal sealed record SealedFor(Tenant Tenant, ConnectionId? ConnectionId, string Purpose)
{
    /// <summary>No part can hold the separator, so no two bindings read alike.</summary>
    public byte[] AssociatedData() => Encoding.UTF8.GetBytes($"{Tenant.Key}|{ConnectionId}|{Purpose}");
}

/// <summary>A sealed value that was changed, belongs to something else, or whose key is gone.</summary>
/// <param name="lostKey">The id of the key that is gone; null where it is not that.</param>
internal sealed class BrokenSealException(string message, string? lostKey = null) : Exception(message)
{
    public string? LostKey => lostKey;
}

/// <summary>A key at hand: seals without a call, for what must not be lost once it is there.</summary>
internal sealed class Sealer(TokenKey key)
{
    public string Seal(string plaintext, SealedFor binding)
    {
        var bytes = Encoding.UTF8.GetBytes(plaintext);
        var nonce = RandomNumberGenerator.GetBytes(TokenCipher.NonceLength);
        var (ciphertext, tag) = (new byte[bytes.Length], new byte[TokenCipher.TagLength]);
        using var cipher = key.CreateCipher();
        cipher.Encrypt(nonce, bytes, ciphertext, tag, binding.AssociatedData());
        return string.Join(
            '.', key.Id, Base64Url.EncodeToString(nonce), Base64Url.EncodeToString(tag), Base64Url.EncodeToString(ciphertext));
    }
}

/// <summary>
/// Keeps secrets in storage: AES-256-GCM, bound to tenant, connection and purpose. The text is
/// <c>keyId.nonce.tag.ciphertext</c>, the last three base64url. Old keys keep opening; sealing uses the current one.
/// </summary>
internal sealed class TokenCipher(ITokenKeys keys)
{
    public const int TagLength = 16;
    public const int NonceLength = 12;
    private const int Parts = 4;

    /// <exception cref="TokenKeysException">The keys cannot be read now.</exception>
    public async Task<Sealer> ReadyAsync(CancellationToken cancellation) => new(await keys.CurrentAsync(cancellation));

    /// <exception cref="TokenKeysException">The keys cannot be read now.</exception>
    public async Task<string> SealAsync(string plaintext, SealedFor binding, CancellationToken cancellation) =>
        (await ReadyAsync(cancellation)).Seal(plaintext, binding);

    /// <exception cref="BrokenSealException">It was changed, belongs to something else, or its key is gone.</exception>
    /// <exception cref="TokenKeysException">The keys cannot be read now.</exception>
    public async Task<string> OpenAsync(string sealedText, SealedFor binding, CancellationToken cancellation)
    {
        var parts = sealedText.Split('.');
        if (parts.Length != Parts)
            throw new BrokenSealException("This is not a sealed value.");
        var key = await keys.FindAsync(parts[0], cancellation)
            ?? throw new BrokenSealException(
                $"The token key '{parts[0]}' is gone. The operator restores that version of the secret, or its owners sign in again.",
                parts[0]);
        try
        {
            var (nonce, tag, ciphertext) =
                (Base64Url.DecodeFromChars(parts[1]), Base64Url.DecodeFromChars(parts[2]), Base64Url.DecodeFromChars(parts[3]));
            var bytes = new byte[ciphertext.Length];
            using var cipher = key.CreateCipher();
            cipher.Decrypt(nonce, ciphertext, tag, bytes, binding.AssociatedData());
            return Encoding.UTF8.GetString(bytes);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or ArgumentException)
        {
            throw new BrokenSealException("The sealed value was changed, or belongs to another tenant, connection or purpose.");
        }
    }
}
