using System.Text.RegularExpressions;

namespace LoketFunctions.Pension.Delivery.Transport;

/// <summary>A file as it leaves. It holds personal data, and prints no more than of which kind it is.</summary>
internal sealed partial record DeliveryFile
{
    /// <exception cref="ArgumentException">The name is none that a receiver can be given: it could lead to another folder.</exception>
    public DeliveryFile(string name, ReadOnlyMemory<byte> content)
    {
        if (!SafeName().IsMatch(name))
            throw new ArgumentException("A delivered file has a name of letters, digits, dashes, underscores and a suffix.", nameof(name));
        (Name, Content) = (name, content);
    }

    public string Name { get; }

    public ReadOnlyMemory<byte> Content { get; }

    public override string ToString() => Path.GetExtension(Name);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_-]{0,149}\.[a-z0-9]{1,8}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SafeName();
}

/// <summary>What shows that the other side has a file.</summary>
/// <param name="At">When that was seen.</param>
/// <param name="Reference">Name, bytes and SHA-256 of what lies at the receiver, or the receiver's own receipt.</param>
internal sealed record DeliveryReceipt(DateTimeOffset At, string Reference);
