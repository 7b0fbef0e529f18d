using System.Security.Cryptography.X509Certificates;

namespace LoketFunctions.Sandbox.Mail;

/// <summary>How the sink behaves. By default it takes everything, unencrypted, from anybody, and keeps it in memory.</summary>
public sealed record SmtpSinkOptions
{
    /// <summary>0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Messages are saved here too, as .eml files; null saves none.</summary>
    public string? Folder { get; init; }

    /// <summary>Largest message in bytes.</summary>
    public int MaxSize { get; init; } = 25 * 1024 * 1024;

    /// <summary>Offers STARTTLS with this certificate, and takes mail only after it. See <see cref="SmtpCertificate.Create"/>.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Password by user. Unless empty, mail is taken only from those who signed in.</summary>
    public IReadOnlyDictionary<string, string> Users { get; init; } = new Dictionary<string, string>();

    /// <summary>Offers SMTPUTF8: takes addresses with letters such as é before the @.</summary>
    public bool TakesUtf8 { get; init; } = true;
}
