using LoketFunctions.Localization;

namespace LoketFunctions.Personnel.SetUp;

/// <summary>What the link does and does not do, which somebody acknowledges before it becomes active (document 003, "Understand the
/// integration scope").</summary>
/// <param name="Version">Of the wording. One that says something else gets the next number, and is asked for again.</param>
/// <param name="Title">In the reader's language, as are the lines.</param>
public sealed record ScopeText(int Version, string Title, IReadOnlyList<string> Lines)
{
    /// <summary>The wording that holds now.</summary>
    internal const int Current = 1;

    private static readonly LocalizedText Heading = PersonnelTexts.Of("Scope.Title");

    private static readonly IReadOnlyList<LocalizedText> Sentences =
    [
        PersonnelTexts.Of("Scope.Leads"),
        PersonnelTexts.Of("Scope.Overwritten"),
        PersonnelTexts.Of("Scope.StartLine"),
        PersonnelTexts.Of("Scope.Present"),
        PersonnelTexts.Of("Scope.Employees"),
        PersonnelTexts.Of("Scope.OneAdministration"),
        PersonnelTexts.Of("Scope.Payroll"),
        PersonnelTexts.Of("Scope.Limits"),
    ];

    internal static ScopeText In(string language) =>
        new(Current, Heading.In(language), [.. Sentences.Select(sentence => sentence.In(language))]);
}
