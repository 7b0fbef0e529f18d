namespace LoketFunctions.Sandbox.Running.Personnel;

// As AppMessages: written from the API description, apart from the app's own types.
internal sealed record BookedView(string ConnectionId, string EntityId, string Stage);

internal sealed record BookingView(IReadOnlyList<BookedView> Connections);

internal sealed record MissingView(string Code, string WhoseMove, string Text);

internal sealed record ScopeView(int Version, string Title, IReadOnlyList<string> Lines);

internal sealed record SetUpView(string Stage, ScopeView Scope, IReadOnlyList<MissingView> Missing, Guid? AdministrationId);

internal sealed record PushStarted(string PushId, string StatusAddress, bool Preview);

internal sealed record PushCountsView(
    int Created = 0, int Changed = 0, int Unchanged = 0, int Waiting = 0, int SetAside = 0, int NotTakingPart = 0, int Failed = 0);

internal sealed record PushesView(IReadOnlyList<PushView> Pushes);

internal sealed record PushView(
    string Id, string Trigger, string State, bool Preview, int Pushed, PushCountsView Counts, ProblemView? Problem)
{
    public bool IsFinished => State is "completed" or "completedWithFailures" or "failed";
}

internal sealed record PushedFieldView(string FieldId, string Field, DateOnly? From, string? Was, string? Becomes, bool Overwritten);

internal sealed record PushResultView(
    string? EmployeeId, string? Name, Guid? LoketEmployeeId, string Outcome, string? Code, string? Words,
    IReadOnlyList<PushedFieldView> Changes, IReadOnlyList<NoticeView> Notices, IReadOnlyList<CandidateView> Candidates, DateOnly? NextDay);

internal sealed record CandidateView(Guid LoketEmployeeId, int? Number, string? Name);

internal sealed record PushReportView(IReadOnlyList<PushResultView> Employees, int Total);

internal sealed record LastPushView(string? EmployeeId, Guid? LoketEmployeeId, string? Outcome, NoticeView? Why, bool IsPending);

internal sealed record LastPushesView(IReadOnlyList<LastPushView> Employees, int Total);

internal sealed record DocumentView(string Id, string Kind, int Year, int? PeriodNumber);

internal sealed record EmployeeDocumentsView(Guid EmploymentId, Guid? EmployeeId, IReadOnlyList<DocumentView> Documents);

internal sealed record DocumentsView(IReadOnlyList<EmployeeDocumentsView> Employees, int Total, IReadOnlyList<Guid> NotRead);

internal sealed record EmployeeCostView(Guid EmploymentId, Guid? EmployeeId, decimal? CostPerHour, DateOnly? Since, string? Source);

internal sealed record CostsView(DateOnly On, IReadOnlyList<EmployeeCostView> Employees, int Total, IReadOnlyList<Guid> NotRead);
