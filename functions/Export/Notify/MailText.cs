using System.Globalization;

namespace LoketFunctions.Export.Notify;

/// <summary>A mail's blocks as plain text.</summary>
internal static class MailText
{
    private const string Indent = "   ";

    public static string Of(IEnumerable<MailBlock> blocks) => string.Join("\n\n", blocks.Select(TextOf)) + "\n";

    private static string TextOf(MailBlock block) => block switch
    {
        Paragraph { IsWarning: true } warning => $"! {warning.Text}",
        Paragraph paragraph => paragraph.Text,
        Heading heading => $"{heading.Text}\n{new string('-', heading.Text.Length)}",
        Link link => $"{link.Text}:\n{link.Address.AbsoluteUri}",
        FactList list => TextOf(list.Facts, ""),
        StepList list => string.Join('\n', list.Steps.Select((step, index) => TextOf(step, index + 1))),
        BulletList list => string.Join('\n', list.Items.Select(item => $"- {item}")),
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private static string TextOf(MailStep step, int number)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{number}. {step.Text}");
        return step.Settings.Count == 0 ? text : $"{text}\n{TextOf(step.Settings, Indent)}";
    }

    private static string TextOf(IReadOnlyList<MailFact> facts, string indent)
    {
        var width = facts.Max(fact => fact.Name.Length) + 1;
        return string.Join('\n', facts.Select(fact => $"{indent}{(fact.Name + ":").PadRight(width)} {fact.Value}"));
    }
}
