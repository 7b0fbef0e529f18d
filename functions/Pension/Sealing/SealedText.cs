namespace LoketFunctions.Pension.Sealing;

/// <summary>A sealed value as it lies in its blob.</summary>
internal sealed record SealedText(string Sealed)
{
    public override string ToString() => nameof(SealedText);
}
