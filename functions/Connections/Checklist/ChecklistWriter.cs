using System.Globalization;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections.Checklist;

/// <summary>Puts what was found into words.</summary>
/// <param name="rights">All that the profile needs, by name.</param>
/// <param name="ticks">What people say is arranged; null for nothing.</param>
internal sealed class ChecklistWriter(
    PlannerProfile profile, IReadOnlyList<string> rights, string language, IReadOnlyDictionary<SetUpItem, ChecklistTick>? ticks = null)
{
    private static readonly LocalizedText Mail = ConnectionsTexts.Of("ChecklistWriter.Mail");

    private static readonly LocalizedText AtEmployer = ConnectionsTexts.Of("ChecklistWriter.AtEmployer");
    private static readonly LocalizedText LacksAtEmployer = ConnectionsTexts.Of("Common.At");
    private static readonly LocalizedText AtAll = ConnectionsTexts.Of("ChecklistWriter.AtAll");
    private static readonly LocalizedText AllRightsAtAll = ConnectionsTexts.Of("ChecklistWriter.AllRightsAtAll");

    private readonly string _rights = string.Join(", ", rights);

    public ChecklistResponse Answer(ConnectionState state, ChecklistFindings findings)
    {
        ChecklistItemResponse[] items = [.. findings.Items.Select(Item)];
        string[] asks = [.. items.Where(item => item.WhoseMove == ActionOwner.Accountant).Select(item => item.Ask).OfType<string>()];
        var mail = asks.Length == 0 ? null : string.Format(
            CultureInfo.InvariantCulture, Mail.In(language), profile.Product,
            string.Join("\n\n", asks.Select((ask, index) => $"{index + 1}. {ask}")));
        return new ChecklistResponse(state, findings.SignedInAs, items, mail, findings.EmployersNotChecked);
    }

    private ChecklistItemResponse Item(ItemFinding found)
    {
        var text = ChecklistTexts.Of(found.Item);
        var tick = ticks?.GetValueOrDefault(found.Item);
        var state = tick is null ? found.Whole.State : SetUpState.Ticked;
        EmployerFinding[] wrong = [.. found.Employers.Where(each => each.Finding.State != SetUpState.Ok)];
        return new ChecklistItemResponse(
            found.Item, state, tick is null ? MoveOf(text, found.Whole) : null, Fill(text.Title), Fill(text.Why), Fill(text.How),
            text.Note is { } note ? Fill(note) : null,
            text.Ask is { } ask ? $"{Fill(ask)} {Where(found, wrong)}".TrimEnd() : null,
            tick is null ? DetailOf(found.Whole, text) : null,
            [.. wrong.Select(each => new ChecklistEmployerResponse(
                each.Employer.Id, each.Employer.Name, each.Finding.State, each.Finding.Missing, DetailOf(each.Finding, text)))])
        {
            Rights = found.Item == SetUpItem.Rights ? Uses() : [],
            CanBeTicked = ChecklistTicks.Items.Contains(found.Item),
            Tick = tick is null ? null : new ChecklistTickResponse(tick.Name, tick.At),
        };
    }

    /// <summary>A right can be in the profile twice, for what is needed always and for what a setting adds.</summary>
    private IReadOnlyList<ChecklistRightResponse> Uses() =>
    [
        .. profile.RequiredRights.DistinctBy(right => right.DutchName)
            .Select(right => new ChecklistRightResponse(right.DutchName, Fill(RightTexts.Of(right.Use)))),
    ];

    /// <summary>There is nothing to do about what is in order, or what Loket will answer another time.</summary>
    private static ActionOwner? MoveOf(ItemText text, Finding found) => found switch
    {
        { State: SetUpState.Ok } => null,
        { State: SetUpState.NotVerifiable, Failure: { } failure } when failure != FailureReason.RightMissing => ActionOwner.Nobody,
        _ => text.Move,
    };

    private string? DetailOf(Finding found, ItemText text) => found switch
    {
        { Failure: { } failure } => FailureTexts.Of(failure, language),
        { State: SetUpState.NotVerifiable } => text.Unverified is { } words ? Fill(words) : null,
        _ => null,
    };

    /// <summary>The employers where it is missing; all of them while that is not known.</summary>
    private string Where(ItemFinding found, IReadOnlyList<EmployerFinding> wrong)
    {
        string[] lines = [.. wrong.Where(each => each.Finding.State == SetUpState.Missing).Select(each => string.Format(
            CultureInfo.InvariantCulture,
            (each.Finding.Missing.Count == 0 ? AtEmployer : LacksAtEmployer).In(language), each.Employer.Name,
            string.Join(", ", each.Finding.Missing)))];
        return lines.Length > 0 ? string.Join(' ', lines)
            : found.Item == SetUpItem.Rights ? Fill(AllRightsAtAll)
            : EmployerChecks.Covers(found.Item) ? AtAll.In(language)
            : "";
    }

    private string Fill(LocalizedText words) => string.Format(CultureInfo.InvariantCulture, words.In(language), profile.Product, _rights);
}
