using LoketFunctions.Failures;
using LoketFunctions.Http;
using LoketFunctions.Localization;

namespace LoketFunctions.Runs;

/// <summary>What happened, who acts, where, and what to do, for people.</summary>
public sealed record Explanation(string What, ActionOwner Move, ActionPlace Where, string WhatToDo);

/// <summary>What one code says, to whoever reads it.</summary>
internal sealed record CodeWords(ActionOwner Move, ActionPlace Where, LocalizedText What, LocalizedText Advice)
{
    public Explanation In(string language) => new(What.In(language), Move, Where, Advice.In(language));
}

/// <summary>A failure as users see it. The detail can be words of Loket's, with names in them.</summary>
public sealed record ProblemResponse(
    string Code, FailureClass Class, string What, ActionOwner Move, ActionPlace Where, string WhatToDo, string? Detail)
{
    internal static ProblemResponse Of(string code, FailureClass? failureClass, Explanation words, string? detail) =>
        new(code, failureClass ?? FailureClass.Internal, words.What, words.Move, words.Where, words.WhatToDo, detail);

    internal Explanation Words => new(What, Move, Where, WhatToDo);

    public override string ToString() => Class.ToString();
}

/// <summary>Something worth knowing though nothing failed.</summary>
public sealed record NoticeResponse(string Code, string What, ActionOwner Move, ActionPlace Where, string WhatToDo)
{
    internal Explanation Words => new(What, Move, Where, WhatToDo);

    public static NoticeResponse Of(string code, Explanation words) => new(code, words.What, words.Move, words.Where, words.WhatToDo);
}
