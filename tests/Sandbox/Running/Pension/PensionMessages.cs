namespace LoketFunctions.Sandbox.Running.Pension;

// As AppMessages: written from the API description, apart from the app's own types.
internal sealed record ChecklistLackView(string EmployerName, IReadOnlyList<string> Missing);

internal sealed record TickView(string? Name, DateTimeOffset At);

internal sealed record ChecklistItemView(
    string Code, string State, string Title, bool CanBeTicked, TickView? Tick, IReadOnlyList<ChecklistLackView> Employers);

internal sealed record ChecklistView(IReadOnlyList<ChecklistItemView> Items)
{
    public ChecklistItemView this[string code] => Items.Single(item => item.Code == code);
}

internal sealed record LetterView(string Language, string Subject, string Text);

internal sealed record LettersView(string To, IReadOnlyList<ChecklistLackView> Missing, IReadOnlyList<LetterView> Letters);

internal sealed record FieldFaultView(string Field, string Code, string Detail);

internal sealed record TakenView(string Stage, DateTimeOffset At, string By, DateOnly? FirstExchange);

internal sealed record ExpectedView(string To, string Owner);

internal sealed record PensionStageView(
    string Stage, DateOnly? FirstExchange, ExpectedView? Expected, IReadOnlyList<TakenView> History);

internal sealed record DeliveryVersionView(
    int Version, string FileName, int Lines, int New, int Changed, int Withdrawn, int SetAside, DateTimeOffset? DeliveredAt,
    string? Receipt);

internal sealed record DeliveryView(
    Guid AdministrationId, string AdministrationName, string EmployerName, int Period, string State, ProblemView? Problem,
    IReadOnlyList<DeliveryVersionView> Versions);

internal sealed record DeliveriesView(IReadOnlyList<DeliveryView> Deliveries, int Total, ProblemView? Problem);

internal sealed record DeliveryLineView(
    Guid EmploymentId, string Change, IReadOnlyList<string?> Cells, IReadOnlyDictionary<string, string?>? Before);

internal sealed record SetAsideView(Guid? EmploymentId, string? PersonnelNumber, string? Value, string Code, string Words);

internal sealed record DeliveryDetailsView(
    DeliveryView Delivery, DeliveryVersionView? Version, IReadOnlyList<string> Columns, IReadOnlyList<DeliveryLineView> Lines, int Total,
    IReadOnlyList<SetAsideView> SetAside);

internal sealed record LookView(bool AlreadyRunning);
