using LoketFunctions.Http;

namespace LoketFunctions.Steps;

/// <summary>What happened, whose move it is, and what to do, for people.</summary>
internal sealed record Explanation(string What, Mover Move, string WhatToDo);

/// <summary>The words for one code, in Dutch and English.</summary>
internal sealed record CodeWords(Mover Move, string Dutch, string DutchAdvice, string English, string EnglishAdvice)
{
    /// <param name="language">"en"; anything else is Dutch.</param>
    public Explanation In(string language) =>
        language == "en" ? new Explanation(English, Move, EnglishAdvice) : new Explanation(Dutch, Move, DutchAdvice);
}
