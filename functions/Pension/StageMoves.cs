using System.Globalization;
using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Pension.Registering;
using LoketFunctions.Pension.Stages;
using LoketFunctions.Security;
using LoketFunctions.Time;

namespace LoketFunctions.Pension;

/// <summary>A step that somebody says was taken.</summary>
/// <param name="FirstExchange">yyyy-MM-dd; of the step that names it only.</param>
/// <param name="Reason">Of the step that ends it only.</param>
internal sealed record StageMove(PensionStage To, string? FirstExchange = null, string? Reason = null);

/// <summary>
/// Takes steps: in the row with its history first, then in the audit log, then to whom it concerns. Said again, it is told again to whoever
/// was not told for a death in between, and changes nothing.
/// </summary>
internal sealed class StageMoves(PensionStore store, PensionNews news, AuditLog audit, TimeProvider clock)
{
    private const string Day = "yyyy-MM-dd";
    private const int LongestReason = 200;
    private const int MostYearsAhead = 2;

    /// <exception cref="ProblemException">The step is not the next one, or not this party's, or lacks what it has to say.</exception>
    public async Task<PensionLinkRow> MoveAsync(
        Caller caller, Connection connection, PensionParty party, StageMove move, CancellationToken cancellation)
    {
        var isNews = false;
        var row = await store.ChangeLinkAsync(
            connection.Id,
            link =>
            {
                var saysElse = move.To == PensionStage.Confirmed && move.FirstExchange != link.FirstExchange;
                return isNews = Try(
                    link, move.To, party, saysElse, PensionSteps.OfLink, caller, () => Said(
                        move.FirstExchange, move.Reason, move.To == PensionStage.Confirmed, move.To == PensionStage.Ended));
            },
            cancellation);
        if (isNews)
        {
            await audit.WriteAsync(
                caller, connection.Id,
                new AuditEvent(AuditAction.PensionStageReached, After: SaidOf(row.Stage, row.Steps[^1].FirstExchange)), cancellation);
        }

        await news.ReachedAsync(connection, row, cancellation);
        return row;
    }

    /// <summary>As <see cref="MoveAsync"/>, of an employer's request.</summary>
    public async Task<EmployerRequestRow> MoveRequestAsync(
        Caller caller, Connection connection, PensionParty party, string id, RequestMove move, CancellationToken cancellation)
    {
        var isNews = false;
        var row = await store.ChangeRequestAsync(
            connection.Id, id,
            request =>
            {
                var saysElse = move.To == RequestStage.DateSet && move.FirstExchange != request.FirstExchange;
                return isNews = Try(
                    request, move.To, party, saysElse, PensionSteps.OfRequest, caller, () => Said(
                        move.FirstExchange, move.Reason, move.To == RequestStage.DateSet, move.To == RequestStage.Declined));
            },
            cancellation);
        if (isNews)
        {
            await audit.WriteAsync(
                caller, connection.Id,
                new AuditEvent(AuditAction.PensionRequestStageReached, id, After: SaidOf(row.Stage, row.Steps[^1].FirstExchange)),
                cancellation);
        }

        await news.ReachedAsync(connection, row, cancellation);
        return row;
    }

    private bool Try<TStage>(
        StageRow<TStage> row, TStage to, PensionParty party, bool saysElse, StageTable<TStage> table, Caller caller,
        Func<(string? FirstExchange, string? Reason)> read)
        where TStage : struct, Enum
    {
        var from = row.Stage;
        switch (table.Judge(from, to, party, saysElse))
        {
            case StepVerdict.Again:
                return false;
            case StepVerdict.NotNext:
                throw Problems.Throw(PensionProblems.StepNotNext(from, to, table));
            case StepVerdict.NotYours:
                throw Problems.Throw(PensionProblems.StepNotYours(from, to, table));
            default:
                var (firstExchange, reason) = read();
                // What comes with the day says which day it was.
                var day = firstExchange ?? (party == PensionParty.App ? row.FirstExchange : null);
                row.Take(new TakenStep<TStage>(to, clock.GetUtcNow(), party, caller.Actor.Id, day, reason));
                return true;
        }
    }

    /// <summary>What the step has to say, and nothing that belongs to another one.</summary>
    private (string? FirstExchange, string? Reason) Said(string? firstExchange, string? reason, bool namesDay, bool hasReason)
    {
        var faults = new Dictionary<string, InputFault>(StringComparer.Ordinal);
        if (!namesDay && firstExchange is not null)
            faults["firstExchange"] = PensionFaults.NotOfThisStep;
        else if (namesDay && DayFault(firstExchange) is { } fault)
            faults["firstExchange"] = fault;
        if (!hasReason && reason is not null)
            faults["reason"] = PensionFaults.NotOfThisStep;
        else if (hasReason && !IsReason(reason))
            faults["reason"] = InputFaults.NotLine(LongestReason);
        return faults.Count == 0 ? (firstExchange, reason?.Trim()) : throw Problems.Throw(Problems.Invalid(faults));
    }

    /// <summary>A confirmation may be entered some days after it came, and a link be planned long before.</summary>
    private InputFault? DayFault(string? text)
    {
        if (text is null)
            return InputFaults.Missing;
        if (!DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return InputFaults.NotDay;
        var today = AmsterdamTime.DateOf(clock.GetUtcNow());
        var (from, to) = (today.AddMonths(-1), today.AddYears(MostYearsAhead));
        return day < from || day > to ? PensionFaults.NotExchangeDay(Text(from), Text(to)) : null;
    }

    private static bool IsReason(string? text) => text is not null
        && text.Trim().Length is >= 1 and <= LongestReason && !text.Any(char.IsControl) && text.Any(char.IsLetterOrDigit);

    private static string SaidOf<TStage>(TStage stage, string? firstExchange)
        where TStage : struct, Enum => firstExchange is null ? $"{stage}" : $"{stage} firstExchange={firstExchange}";

    private static string Text(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);
}
