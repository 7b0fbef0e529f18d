namespace LoketFunctions.Simulators.Loket.Filters;

internal enum TokenKind
{
    Word,
    Text,
    Open,
    Close,
    End,
}

internal readonly record struct Token(TokenKind Kind, string Text, int Position);

/// <summary>Cuts a filter into words, texts in single quotes (a quote inside is doubled) and parentheses.</summary>
internal static class FilterTokens
{
    public static List<Token> Cut(string filter)
    {
        var tokens = new List<Token>();
        for (var i = 0; i < filter.Length;)
        {
            var c = filter[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (c is '(' or ')')
            {
                tokens.Add(new Token(c == '(' ? TokenKind.Open : TokenKind.Close, c.ToString(), i++));
            }
            else
            {
                var (token, next) = c == '\'' ? Quoted(filter, i) : Word(filter, i);
                tokens.Add(token);
                i = next;
            }
        }

        tokens.Add(new Token(TokenKind.End, "the end", filter.Length));
        return tokens;
    }

    private static (Token Token, int Next) Quoted(string filter, int start)
    {
        var text = "";
        for (var i = start + 1; i < filter.Length; i++)
        {
            if (filter[i] != '\'')
            {
                text += filter[i];
            }
            else if (i + 1 < filter.Length && filter[i + 1] == '\'')
            {
                text += filter[i++];
            }
            else
            {
                return (new Token(TokenKind.Text, text, start), i + 1);
            }
        }

        throw new FilterException($"The text that starts at position {start} has no closing quote.");
    }

    private static (Token Token, int Next) Word(string filter, int start)
    {
        var end = start;
        while (end < filter.Length && !char.IsWhiteSpace(filter[end]) && filter[end] is not ('(' or ')' or '\''))
        {
            end++;
        }

        return (new Token(TokenKind.Word, filter[start..end], start), end);
    }
}
