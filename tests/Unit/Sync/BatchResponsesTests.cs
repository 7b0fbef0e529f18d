using System.Text.Json;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Storage;
using LoketFunctions.Sync;

namespace LoketFunctions.Tests.Sync;

/// <summary>What of a planner's answers can be so.</summary>
public sealed class BatchResponsesTests
{
    private static readonly Guid[] Employees = [.. Enumerable.Range(1, 5).Select(n => Guid.Parse($"e0000000-0000-0000-0000-{n:D12}"))];

    [Fact]
    public void Answers_as_the_contract_has_them_count()
    {
        var answers = Judge(
            [New(0), Known(1, "p1"), New(2)], Taken(0, "p0", RecordOutcome.Created), Taken(1, "p1"), Rejected(2, "No such branch."));

        Assert.Equal(
            [(null, "p0"), (null, "p1"), (SkipReason.Rejected, null)], answers.Select(answer => (answer.Reason, answer.PlannerEmployeeId)));
        Assert.Equal("No such branch.", answers[2].Words);
    }

    [Fact]
    public void Who_is_not_answered_for_is_not_taken()
    {
        var answers = Judge([New(0), New(1)], new RecordResult(Employees[1], RecordOutcome.Created));

        Assert.All(answers, answer => Assert.Equal(SkipReason.NotAnswered, answer.Reason));
    }

    /// <summary>Of 35 people 34 stayed unlinked, and were reported as created night after night.</summary>
    [Fact]
    public void One_id_for_many_people_is_nobody_s()
    {
        var answers = Judge([New(0), New(1), New(2)], Taken(0, "p"), Taken(1, "p"), Taken(2, "own"));

        Assert.Equal([SkipReason.AnswerUnclear, SkipReason.AnswerUnclear, null], answers.Select(answer => answer.Reason));
    }

    [Fact]
    public void An_id_that_was_known_before_stays_with_whoever_has_it()
    {
        var answers = Judge([New(0), Known(1, "p")], Taken(0, "p"), Taken(1, "p"));

        Assert.Equal([SkipReason.AnswerUnclear, null], answers.Select(answer => answer.Reason));
    }

    [Fact]
    public void An_id_that_was_given_in_a_batch_before_or_is_linked_to_another_person_is_not_given_again()
    {
        var judge = new BatchResponses(Index(new Link(Employees[4], "linked", null, LinkRule.Created, default)));
        judge.Judge([New(0)], new StaffBatchResult([Taken(0, "p")]));

        var answers = judge.Judge([New(1), New(2), New(3)], new StaffBatchResult([Taken(1, "p"), Taken(2, "linked"), Taken(3, "free")]));

        Assert.Equal([SkipReason.AnswerUnclear, SkipReason.AnswerUnclear, null], answers.Select(one => one.Answer.Reason));
    }

    [Theory]
    [InlineData(RecordOutcome.Updated, RecordOutcome.Updated)]
    [InlineData(RecordOutcome.Created, RecordOutcome.Rejected)]
    internal void Several_answers_for_one_are_none(RecordOutcome one, RecordOutcome other)
    {
        var answers = Judge([New(0), New(1)], Taken(0, "p0", one), Taken(0, "p0", other), Taken(1, "p1"));

        Assert.Equal([SkipReason.AnswerUnclear, null], answers.Select(answer => answer.Reason));
    }

    [Fact]
    public void Answers_for_people_who_were_not_asked_about_are_told()
    {
        var judge = new BatchResponses(Index());
        var answers = judge.Judge([New(0)], new StaffBatchResult([Taken(0, "p0"), Taken(3, "p3"), Taken(4, "p0")]));

        Assert.Equal(2, judge.OfStrangers);
        Assert.Null(Assert.Single(answers).Answer.Reason);
        Assert.Equal(SyncWords.PlannerAnswersUnclear, new AdministrationResult([]) { OfStrangers = 2 }.Notice(filtered: true));
    }

    [Theory]
    [InlineData("")]
    [InlineData("p\n0")]
    [InlineData(null)]
    public void Ids_that_nobody_can_use_are_none(string? id) =>
        Assert.NotNull(Assert.Single(Judge([New(0)], Taken(0, id ?? new string('p', 300)))).Reason);

    [Fact]
    public void Words_of_a_book_are_shortened()
    {
        var words = Assert.Single(Judge([New(0)], Rejected(0, new string('w', 100_000)))).Words!;
        Assert.InRange(words.Length, 100, 600);
    }

    /// <summary>A number, or a name that there is not, is no outcome: neither rejected nor accepted.</summary>
    [Theory]
    [InlineData("7")]
    [InlineData("0")]
    [InlineData("\"7\"")]
    [InlineData("\"done\"")]
    [InlineData("null")]
    public void Outcomes_that_there_are_not_are_no_answer(string outcome)
    {
        var body = $$"""{ "results": [{ "loketEmployeeId": "{{Employees[0]}}", "outcome": {{outcome}}, "plannerEmployeeId": "p0" }] }""";
        var answer = JsonSerializer.Deserialize<StaffBatchResult>(body, AppJson.Options)!;

        Assert.Equal(SkipReason.NotAnswered, Assert.Single(new BatchResponses(Index()).Judge([New(0)], answer)).Answer.Reason);
    }

    private static RecordResult Taken(int employee, string id, RecordOutcome outcome = RecordOutcome.Updated) =>
        new(Employees[employee], outcome, id);

    private static RecordResult Rejected(int employee, string words) => new(Employees[employee], RecordOutcome.Rejected, null, words);

    private static StaffDecision New(int employee) => Decision(employee, null);

    private static StaffDecision Known(int employee, string plannerId) => Decision(employee, plannerId);

    private static StaffDecision Decision(int employee, string? plannerId) => new(
        Employees[employee], People.State(People.Person(), plannerId: plannerId), null,
        new StaffRecord(Employees[employee], plannerId, plannerId is null ? RecordIntent.Create : RecordIntent.Update,
            new Dictionary<string, object?>(), []), null);

    private static PlannerIndex Index(params Link[] links) => new(new PlannerStaff(default, [], links));

    private static List<RecordResponse> Judge(IReadOnlyList<StaffDecision> asked, params RecordResult[] results) =>
        [.. new BatchResponses(Index()).Judge(asked, new StaffBatchResult(results)).Select(one => one.Answer)];
}
