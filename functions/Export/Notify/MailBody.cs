using System.Globalization;
using System.Net;

namespace LoketFunctions.Export.Notify;

/// <summary>Shows a mail's blocks as plain text and as HTML that every mail program shows: inline styles, nothing from outside.</summary>
internal static class MailBody
{
    private const string BodyStyle = "margin:0;padding:24px;font:16px/1.5 Arial,Helvetica,sans-serif;color:#1b1b1b;background:#ffffff";
    private const string HeadingStyle = "margin:24px 0 8px;font-size:18px";
    private const string WarningStyle = "margin:0 0 12px;padding:12px;border-left:4px solid #b35900;background:#fff4e5;font-weight:bold";
    private const string NameStyle = "padding:2px 16px 2px 0;text-align:left;vertical-align:top;font-weight:normal;color:#555555";
    private const string Indent = "   ";

    public static string Text(IEnumerable<MailBlock> blocks) => string.Join("\n\n", blocks.Select(TextOf)) + "\n";

    public static string Html(IEnumerable<MailBlock> blocks, string subject, string language)
    {
        var body = string.Join('\n', blocks.Select(HtmlOf));
        return $"""
            <!doctype html>
            <html lang="{Encode(language)}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Encode(subject)}</title></head>
            <body style="{BodyStyle}"><div style="max-width:640px">
            {body}
            </div></body>
            </html>
            """;
    }

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

    private static string HtmlOf(MailBlock block) => block switch
    {
        Paragraph paragraph => $"""<p style="{(paragraph.IsWarning ? WarningStyle : "margin:0 0 12px")}">{Encode(paragraph.Text)}</p>""",
        Heading heading => $"""<h2 style="{HeadingStyle}">{Encode(heading.Text)}</h2>""",
        Link link => $"""<p style="margin:0 0 12px"><a href="{Encode(link.Address.AbsoluteUri)}">{Encode(link.Text)}</a></p>""",
        FactList list => HtmlOf(list.Facts),
        StepList list => $"<ol>{string.Concat(list.Steps.Select(HtmlOf))}</ol>",
        BulletList list => $"<ul>{string.Concat(list.Items.Select(item => $"<li>{Encode(item)}</li>"))}</ul>",
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private static string HtmlOf(MailStep step) =>
        $"<li style=\"margin:0 0 6px\">{Encode(step.Text)}{(step.Settings.Count == 0 ? "" : HtmlOf(step.Settings))}</li>";

    private static string HtmlOf(IReadOnlyList<MailFact> facts)
    {
        var rows = facts.Select(fact =>
            $"<tr><th scope=\"row\" style=\"{NameStyle}\">{Encode(fact.Name)}</th><td><bdi>{Encode(fact.Value)}</bdi></td></tr>");
        return $"<table style=\"border-collapse:collapse;margin:0 0 12px\">{string.Concat(rows)}</table>";
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
