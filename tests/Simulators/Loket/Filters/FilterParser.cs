namespace LoketFunctions.Simulators.Loket.Filters;

/// <summary>
/// Reads Loket's filter language: <c>field op value</c> joined by <c>and</c> and <c>or</c> (and binds closer), with
/// parentheses; names and words in any case.
/// </summary>
internal sealed class FilterParser
{
    private const int MaxDepth = 100;
    private readonly List<Token> _tokens;
    private int _at;
    private int _depth;

    private FilterParser(List<Token> tokens)
    {
        _tokens = tokens;
    }

    private Token Next => _tokens[_at];

    /// <summary>Parses a filter; throws <see cref="FilterException"/> when it is not one.</summary>
    public static FilterNode Parse(string filter)
    {
        var parser = new FilterParser(FilterTokens.Cut(filter));
        var node = parser.Either();
        return parser.Next.Kind == TokenKind.End ? node : throw parser.Unexpected("'and', 'or' or the end");
    }

    private FilterNode Either()
    {
        var node = Both();
        while (TakeWord("or"))
        {
            node = new FilterNode.Or(node, Both());
        }

        return node;
    }

    private FilterNode Both()
    {
        var node = One();
        while (TakeWord("and"))
        {
            node = new FilterNode.And(node, One());
        }

        return node;
    }

    private FilterNode One()
    {
        if (Next.Kind != TokenKind.Open)
        {
            return Comparison();
        }

        if (++_depth > MaxDepth)
        {
            throw new FilterException("The filter has too many parentheses inside each other.");
        }

        _at++;
        var node = Either();
        if (Next.Kind != TokenKind.Close)
        {
            throw Unexpected("')'");
        }

        _at++;
        _depth--;
        return node;
    }

    private FilterNode.Compare Comparison()
    {
        var field = Take(TokenKind.Word, "a field");
        var word = Take(TokenKind.Word, "an operator");
        if (char.IsDigit(word[0]) || !Enum.TryParse<FilterOperator>(word, ignoreCase: true, out var op))
        {
            throw new FilterException($"'{word}' is not an operator; use eq, ne, lk, gt, ge, lt or le.");
        }

        if (Next.Kind == TokenKind.Text)
        {
            return new FilterNode.Compare(field, op, new FilterLiteral(LiteralKind.Quoted, _tokens[_at++].Text));
        }

        var value = Take(TokenKind.Word, "a value");
        var isNull = string.Equals(value, "null", StringComparison.OrdinalIgnoreCase);
        return new FilterNode.Compare(field, op, new FilterLiteral(isNull ? LiteralKind.Null : LiteralKind.Bare, value));
    }

    private bool TakeWord(string word)
    {
        if (Next.Kind != TokenKind.Word || !string.Equals(Next.Text, word, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        _at++;
        return true;
    }

    private string Take(TokenKind kind, string expected) => Next.Kind == kind ? _tokens[_at++].Text : throw Unexpected(expected);

    private FilterException Unexpected(string expected) =>
        new($"Expected {expected} at position {Next.Position}, found '{Next.Text}'.");
}
