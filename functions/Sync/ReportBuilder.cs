using LoketFunctions.Planner;

namespace LoketFunctions.Sync;

/// <summary>Builds an administration's report while the batches come back.</summary>
internal sealed class ReportBuilder
{
    private readonly string _language;
    private readonly Dictionary<Guid, EmployeeReport> _earlier;
    private readonly List<EmployeeReport> _employees = [];

    /// <param name="language">"nl" or "en": of the people who read it.</param>
    /// <param name="silent">Who is told nothing: unchanged and skipped ones.</param>
    /// <param name="earlier">Of an earlier attempt in the same run; null for none.</param>
    public ReportBuilder(string language, IEnumerable<StaffDecision> silent, AdministrationReport? earlier)
    {
        _language = language;
        _earlier = earlier?.Employees.Where(employee => employee.Outcome is EmployeeOutcome.Created or EmployeeOutcome.Updated)
            .ToDictionary(employee => employee.LoketEmployeeId) ?? [];
        foreach (var decision in silent)
        {
            var outcome = decision.Reason is null ? EmployeeOutcome.Unchanged : EmployeeOutcome.Skipped;
            _employees.Add(decision.Reason is null && _earlier.TryGetValue(decision.EmployeeId, out var sent)
                ? sent
                : Line(decision, outcome, decision.Reason, null));
        }
    }

    public AdministrationReport Build() => new([.. _employees]);

    public void Add(IReadOnlyList<(StaffDecision Decision, RecordResult? Result)> results)
    {
        foreach (var (decision, result) in results)
        {
            _employees.Add(result switch
            {
                null or { Outcome: not RecordOutcome.Rejected, PlannerEmployeeId: null } =>
                    Line(decision, EmployeeOutcome.Failed, SkipReason.NotAnswered, null),
                { Outcome: RecordOutcome.Rejected } => Line(decision, EmployeeOutcome.Failed, SkipReason.Rejected, result.Message),
                { Outcome: RecordOutcome.Created } => Line(decision, EmployeeOutcome.Created, null, null),
                { Outcome: RecordOutcome.Unchanged } => Line(decision, EmployeeOutcome.Unchanged, null, null),
                _ => Line(decision, EmployeeOutcome.Updated, null, null),
            });
        }
    }

    private EmployeeReport Line(StaffDecision decision, EmployeeOutcome outcome, string? reason, string? plannerWords)
    {
        var person = decision.Person.Wanted;
        var explanation = reason is null ? null : SyncWords.Explain(reason, _language);
        var words = explanation is null ? null : string.Join(' ', new[] { explanation.What, plannerWords, explanation.WhatToDo }.Where(part => part is not null));
        var fields = decision.Record is { } record && outcome is EmployeeOutcome.Created or EmployeeOutcome.Updated
            ? record.PersonalData.Keys.Concat(record.Contracts.SelectMany(contract => contract.Fields.Keys)).Distinct().ToList()
            : [];
        return new EmployeeReport(
            decision.EmployeeId, person.Personal.GetValueOrDefault(StaffField.PersonnelNumber), person.Name, outcome, reason, words, fields)
        {
            Proposals = decision.Link?.Proposals ?? [],
        };
    }
}
