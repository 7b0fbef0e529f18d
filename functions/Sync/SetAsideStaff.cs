using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Sync;

/// <summary>
/// Somebody of whom Loket gave a record that cannot be read, as far as the records around it tell. Until it can be read, what is known of
/// the person does not change.
/// </summary>
/// <param name="Field">Which field of which record: `employee.personalDetails.dateOfBirth`. Never its value.</param>
/// <param name="EmployeeId">Null with <paramref name="EmploymentId"/>: it is not known whose the record is.</param>
/// <param name="AdministrationId">Null where it is not known.</param>
internal sealed record SetAsideRecord(
    string Field, Guid? EmployeeId, Guid? EmploymentId = null, Guid? AdministrationId = null, string? Name = null,
    PersonnelNumber? Number = null)
{
    /// <summary>It may be about anybody: nobody is taken for missing.</summary>
    public bool IsNameless => EmployeeId is null && EmploymentId is null;

    /// <summary>An employment of the person in the administration, or in any where it is not known which.</summary>
    public bool Concerns(Employment employment) =>
        EmployeeId is not null && EmployeeId == employment.Employee?.Id
        && (AdministrationId is null || AdministrationId == employment.PayrollAdministration?.Id);

    public override string ToString() => Field;
}

/// <summary>Finds out whose the records are that could not be read.</summary>
internal sealed class SetAsideStaff(StaffLists lists, DateOnly today)
{
    private readonly ILookup<Guid?, Employment> _ofEmployee = lists.Employments.Readable().ToLookup(employment => employment.Employee?.Id);
    private readonly ILookup<Guid?, Employment> _byId = lists.Employments.Readable().ToLookup(employment => employment.Id);

    public IReadOnlyList<SetAsideRecord> Find() =>
    [
        .. lists.Employments.Unreadable.Select(OfEmployment),
        .. lists.Employees.Unreadable.SelectMany(record => Of($"employee.{record.Field}", record.Id, _ofEmployee)),
        .. lists.Wages.Unreadable.Concat(lists.Hours.Unreadable).Concat(lists.Units.Unreadable)
            .SelectMany(record => Of(record.Field, record.Id, _byId)),
    ];

    private SetAsideRecord OfEmployment(UnreadableRecord record)
    {
        var employee = record.EmployeeId is { } id ? lists.Employees.Readable().FirstOrDefault(employee => employee.Id == id) : null;
        var name = employee?.PersonalDetails is { } person ? $"{person.FirstName} {person.Prefix} {person.LastName}" : null;
        return new SetAsideRecord(
            $"employment.{record.Field}", record.EmployeeId, record.Id, record.PayrollAdministrationId, name,
            PersonnelNumber.Of(employee?.EmployeeNumber));
    }

    /// <summary>Whose employments are all over needs nothing of the record, and stays unchanged.</summary>
    private IEnumerable<SetAsideRecord> Of(string field, Guid? id, ILookup<Guid?, Employment> employments)
    {
        if (id is null)
            return [new SetAsideRecord(field, null)];
        var his = employments[id].ToList();
        return his.Count == 0
            ? [employments == _ofEmployee ? new SetAsideRecord(field, id) : new SetAsideRecord(field, null, id)]
            : his.Where(employment => employment.PayrollAdministration is not null && !(employment.EndDate < today))
                .Select(employment => Of(field, employment));
    }

    private static SetAsideRecord Of(string field, Employment employment)
    {
        var person = employment.Employee;
        return new SetAsideRecord(
            field, person?.Id, employment.Id, employment.PayrollAdministration?.Id,
            $"{person?.FirstName ?? person?.Initials} {person?.Prefix} {person?.LastName}", PersonnelNumber.Of(person?.EmployeeNumber));
    }
}
