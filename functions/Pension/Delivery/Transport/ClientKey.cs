using System.Text;
using Renci.SshNet;

namespace LoketFunctions.Pension.Delivery.Transport;

/// <summary>The private key that the app signs in to SFTP servers with. Never printed.</summary>
internal sealed class ClientKey
{
    private const string Begin = "-----BEGIN ";
    private readonly byte[] _file;
    private readonly string? _passphrase;

    private ClientKey(byte[] file, string? passphrase) => (_file, _passphrase) = (file, passphrase);

    /// <param name="text">A private key's file, in the form of OpenSSH or PEM, as it is or in base64, which is one line.</param>
    /// <param name="passphrase">What opens it; null where it is open.</param>
    /// <exception cref="FormatException">It is none, or the passphrase does not open it. Quotes nothing.</exception>
    public static ClientKey Parse(string text, string? passphrase)
    {
        try
        {
            var isFile = text.StartsWith(Begin, StringComparison.Ordinal);
            var key = new ClientKey(isFile ? Encoding.UTF8.GetBytes(text) : Convert.FromBase64String(text), passphrase);
            using var opened = key.Open();
            return key;
        }
        catch (Exception)
        {
            // The library reads each form by another one's code, and each of them fails in its own way.
            throw NoKey();
        }
    }

    /// <summary>For one connection; a key in use is not shared.</summary>
    public PrivateKeyFile Open()
    {
        using var file = new MemoryStream(_file, writable: false);
        return new PrivateKeyFile(file, _passphrase);
    }

    public override string ToString() => "***";

    private static FormatException NoKey() =>
        new("It is no private key's file (OpenSSH or PEM, or base64 of it), or Passphrase does not open it.");
}
