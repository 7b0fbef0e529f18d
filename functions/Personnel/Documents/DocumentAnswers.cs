namespace LoketFunctions.Personnel.Documents;

/// <summary>Which employees have which documents, live from Loket.</summary>
/// <param name="Total">How many employments the administration has, whichever are listed.</param>
/// <param name="NotRead">Employments of this page whose documents could not be read; they may have some.</param>
internal sealed record DocumentsResponse(int Total, IReadOnlyList<EmployeeDocuments> Employees, IReadOnlyList<Guid> NotRead);

/// <param name="EmploymentId">Loket's id of the employment.</param>
/// <param name="EmployeeId">Loket's id of the person.</param>
/// <param name="EmployeeNumber">Personeelsnummer.</param>
/// <param name="PayrollId">Personeelsnummer verloning.</param>
internal sealed record EmployeeDocuments(
    Guid EmploymentId, Guid? EmployeeId, int? EmployeeNumber, int? PayrollId, IReadOnlyList<DocumentResponse> Documents);

/// <param name="Id">To fetch it by.</param>
/// <param name="PeriodNumber">Of a payslip.</param>
internal sealed record DocumentResponse(string Id, DocumentKind Kind, int Year, int? PeriodNumber);
