namespace LoketFunctions.Simulators.Loket.Filters;

internal enum FilterOperator
{
    Eq,
    Ne,
    Lk,
    Gt,
    Ge,
    Lt,
    Le,
}

internal enum LiteralKind
{
    /// <summary>In single quotes: a text, a date or an id.</summary>
    Quoted,

    /// <summary>Without quotes: a number, a date, true or false.</summary>
    Bare,

    Null,
}

internal sealed record FilterLiteral(LiteralKind Kind, string Text);

/// <summary>A parsed filter.</summary>
internal abstract record FilterNode
{
    internal sealed record And(FilterNode Left, FilterNode Right) : FilterNode;

    internal sealed record Or(FilterNode Left, FilterNode Right) : FilterNode;

    internal sealed record Compare(string Field, FilterOperator Operator, FilterLiteral Value) : FilterNode;
}

/// <summary>A filter, order or other parameter that Loket would answer with 400; the message names what is wrong.</summary>
internal sealed class FilterException(string message) : Exception(message);
