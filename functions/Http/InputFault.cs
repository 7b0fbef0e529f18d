namespace LoketFunctions.Http;

/// <summary>What is wrong with what a request asks: a code with its arguments. Words for people are made where it is shown.</summary>
/// <param name="Code">Of the fault, and of its words: a convention test holds that the console has some for each.</param>
/// <param name="Detail">For the engineers who call the API, in English; follows the field's name. Holds no personal data.</param>
/// <param name="Arguments">What varies, for the words: numbers and names of codes.</param>
public sealed record InputFault(string Code, string Detail, params IReadOnlyList<object> Arguments)
{
    public override string ToString() => Code;
}

/// <summary>What can be wrong with any request. A slice has a table of its own for the rest.</summary>
internal static class InputFaults
{
    public static InputFault Null { get; } = new("Null", "is null");

    public static InputFault Missing { get; } = new("Missing", "is missing");

    public static InputFault NotText { get; } = new("NotText", "is not text");

    public static InputFault Twice { get; } = new("Twice", "is there twice");

    public static InputFault WrongForm { get; } = new("WrongForm", "is not known here or has the wrong form");

    public static InputFault NotTrueOrFalse { get; } = new("NotTrueOrFalse", "is not true or false");

    public static InputFault NotWholeNumber { get; } = new("NotWholeNumber", "is not a whole number");

    public static InputFault NotDay { get; } = new("NotDay", "is not a day as yyyy-MM-dd");

    public static InputFault NotWageTaxNumber { get; } =
        new("NotWageTaxNumber", "is not a Dutch wage tax number (loonheffingennummer) such as 111111110L46");

    public static InputFault NotTimeOfDay { get; } = new("NotTimeOfDay", "is not a time of day: HH:mm or HH:mm:ss");

    public static InputFault NotMailAddress { get; } = new("NotMailAddress", "is not an e-mail address");

    public static InputFault NotFromAnswer { get; } = new("NotFromAnswer", "is not what an answer gave as older");

    /// <summary>A button or choice that a page does not have.</summary>
    public static InputFault NotOffered { get; } = new("NotOffered", "is none of those that the page offers");

    public static InputFault NotChosen { get; } = new("NotChosen", "is not chosen");

    public static InputFault NotFrom(int least, int most) => new("NotFrom", $"is not from {least} to {most}", least, most);

    public static InputFault Below(int least) => new("Below", $"is below {least}", least);

    public static InputFault NotWholeNumberFrom(int least) => new("NotWholeNumberFrom", $"is not a whole number from {least}", least);

    public static InputFault NotWholeNumberBetween(int least, int most) =>
        new("NotWholeNumberBetween", $"is not a whole number from {least} to {most}", least, most);

    public static InputFault NotOneOf(IEnumerable<string> names) => new("NotOneOf", $"is not one of {string.Join(", ", names)}");

    public static InputFault NotSomeOf(IEnumerable<string> names) =>
        new("NotSomeOf", $"is not a list of some of {string.Join(", ", names)}");

    public static InputFault NotMailAddresses(int most) =>
        new("NotMailAddresses", $"is not a list of at most {most} e-mail addresses", most);

    public static InputFault NotLine(int longest) =>
        new("NotLine", $"is not a line of 1 to {longest} characters with a letter or digit", longest);

    public static InputFault NotPlain(int longest) =>
        new("NotPlain", $"is not 1 to {longest} characters without control characters", longest);

    /// <param name="more">Added for the engineers.</param>
    public static InputFault NotId(int longest, string more = "") =>
        new("NotId", $"is not 1 to {longest} letters, digits, dots, dashes and underscores{more}", longest);

    public static InputFault TooLong(int longest) => new("TooLong", $"is longer than {longest} characters", longest);

    /// <param name="what">Of what there are so many, with a space before it.</param>
    public static InputFault NotAtOnce(int count, int most, string what = "") =>
        new("NotAtOnce", $"holds {count}{what}; 1 to {most} are taken at once", most);

    /// <summary>Of a text that a rule of its own judges.</summary>
    /// <param name="detail">By that rule.</param>
    public static InputFault WrongText(string detail) => new("WrongText", detail);
}
