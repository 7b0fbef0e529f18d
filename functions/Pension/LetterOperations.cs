using System.Globalization;
using System.Text;
using LoketFunctions.Connections.Checklist;
using LoketFunctions.Identifiers;
using LoketFunctions.Localization;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Pension;

/// <summary>
/// The letter to Loket's API desk that asks for the rights that are missing. Document 004 writes the address as "api@oket.nl", which is a
/// typing error.
/// </summary>
internal sealed class LetterOperations(PensionAccess access, ChecklistOperations checklist, Planners planners)
{
    public const string Desk = "api@loket.nl";

    private static readonly CompositeFormat Mailto = CompositeFormat.Parse("mailto:{0}?subject={1}&body={2}");

    public async Task<RightsLetterResponse> GetAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation)
    {
        var connection = await access.SeeAsync(caller, connectionId, cancellation);
        var seen = await checklist.GetAsync(caller, connectionId, cancellation);
        var profile = planners.Get(connection.Tenant.Planner).Profile;
        var rights = seen.Items.First(item => item.Code == SetUpItem.Rights);
        IReadOnlyList<EmployerLack> lacking = rights.State switch
        {
            SetUpState.Ok => [],
            SetUpState.Missing => [.. rights.Employers.Where(employer => employer.Missing.Count > 0)
                .Select(employer => new EmployerLack(employer.EmployerName, employer.Missing))],
            // Nobody can see yet what is there: all of it is asked for.
            _ => [new EmployerLack(null, [.. profile.RequiredRights.Select(right => right.DutchName)])],
        };
        return new RightsLetterResponse(
            Desk, lacking,
            lacking.Count == 0 ? [] : [.. Languages.All.Select(language => Write(profile, seen.SignedInAs, lacking, language))]);
    }

    private static RightsLetter Write(PlannerProfile profile, string? user, IReadOnlyList<EmployerLack> lacking, string language)
    {
        var lines = string.Join('\n', lacking.Select(one => PensionTexts.Of(
            "Letter.Line", one.EmployerName ?? PensionTexts.Of("Letter.AllEmployers").In(language), string.Join(", ", one.Missing))
            .In(language)));
        var who = user ?? PensionTexts.Of("Letter.UserToFillIn").In(language);
        var subject = PensionTexts.Of("Letter.Subject", profile.Product).In(language);
        var text = PensionTexts.Of("Letter.Text", profile.Product, who, lines).In(language);
        return new RightsLetter(
            language, subject, text,
            string.Format(
                CultureInfo.InvariantCulture, Mailto, Desk, Uri.EscapeDataString(subject),
                // Line ends of a mail address are those of mails (RFC 6068).
                Uri.EscapeDataString(text.ReplaceLineEndings("\r\n"))));
    }
}

/// <summary>Who is asked for missing rights, and the letter that does.</summary>
/// <param name="To">Loket's API desk.</param>
/// <param name="Missing">Empty where nothing is.</param>
/// <param name="Letters">One per language; none where nothing is missing.</param>
public sealed record RightsLetterResponse(string To, IReadOnlyList<EmployerLack> Missing, IReadOnlyList<RightsLetter> Letters)
{
    public override string ToString() => nameof(RightsLetterResponse);
}

/// <param name="EmployerName">Null: every employer that the user is to reach, while that is not known.</param>
/// <param name="Missing">By the Dutch names that Loket shows.</param>
public sealed record EmployerLack(string? EmployerName, IReadOnlyList<string> Missing);

/// <param name="Mailto">The same as an address that opens a mail with it.</param>
public sealed record RightsLetter(string Language, string Subject, string Text, string Mailto)
{
    public override string ToString() => nameof(RightsLetter);
}
