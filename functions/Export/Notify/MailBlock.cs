namespace LoketFunctions.Export.Notify;

/// <summary>A part of a mail, written once and shown as text and as HTML.</summary>
public abstract record MailBlock
{
    public sealed override string ToString() => GetType().Name;
}

/// <param name="IsWarning">Stands out.</param>
internal sealed record Paragraph(string Text, bool IsWarning = false) : MailBlock;

internal sealed record Heading(string Text) : MailBlock;

internal sealed record Link(string Text, Uri Address) : MailBlock;

/// <summary>Names and what they stand for.</summary>
internal sealed record FactList(IReadOnlyList<MailFact> Facts) : MailBlock;

public sealed record MailFact(string Name, string Value)
{
    public override string ToString() => Name;
}

/// <summary>What to do, in order.</summary>
internal sealed record StepList(IReadOnlyList<MailStep> Steps) : MailBlock;

/// <param name="Settings">What to fill in at this step.</param>
internal sealed record MailStep(string Text, IReadOnlyList<MailFact> Settings)
{
    public MailStep(string text)
        : this(text, [])
    {
    }

    public override string ToString() => nameof(MailStep);
}

internal sealed record BulletList(IReadOnlyList<string> Items) : MailBlock;
