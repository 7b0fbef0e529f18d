using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Changes;

/// <summary>Carries out one change on one employment or its employee.</summary>
/// <param name="from">See <see cref="ChangeRequest.From"/>.</param>
internal sealed class Changer(DatabaseEdit edit, Dice dice, DateOnly? from = null)
{
    private readonly DateOnly _today = edit.Before.Today;

    public ChangeDone Apply(ChangeKind kind, Employment target)
    {
        var employer = edit.Before.Employer(target.EmployerId)!;
        var employment = edit.Current(target);
        var employee = edit.Current(employer.EmployeeOf(target));
        if (kind == ChangeKind.Hire)
        {
            return Hire(employer, employment);
        }

        var version = IsOfEmployee(kind) ? edit.Save(Changed(kind, employee)) : edit.Save(Changed(kind, employment, employer));
        return new ChangeDone(kind, employer.Id, employment.AdministrationId, employee.Id, employment.Id, employee.Number, version);
    }

    private static bool IsOfEmployee(ChangeKind kind) =>
        kind is ChangeKind.Address or ChangeKind.Phone or ChangeKind.Email or ChangeKind.Name;

    private ChangeDone Hire(EmployerState employer, Employment colleague)
    {
        var administration = employer.Administration(colleague.AdministrationId)!;
        var person = new PersonGenerator(dice, _today).Person(employer.Id, edit.NextEmployeeNumber(), 16, 60);
        var employment = new EmploymentGenerator(dice, _today).Employment(
            employer.Staff, administration, person, edit.NextPayrollId(administration), 1, _today, null, null);
        return new ChangeDone(
            ChangeKind.Hire, employer.Id, administration.Id, person.Id, employment.Id, person.Number, edit.Add(person, employment));
    }

    private Employee Changed(ChangeKind kind, Employee e)
    {
        var people = new PersonGenerator(dice, _today);
        return kind switch
        {
            ChangeKind.Address => e with { Address = people.DutchAddress(dice.Pick(Words.Cities)) },
            ChangeKind.Phone => e with { Contact = e.Contact with { MobilePhoneNumber = people.Mobile() } },
            ChangeKind.Email => e with { Contact = e.Contact with { EmailAddress = people.Email(e.Name) } },
            _ => Married(e),
        };
    }

    private Employee Married(Employee e)
    {
        var (prefix, name) = dice.Pick(Words.Surnames);
        return e with
        {
            Name = e.Name with
            {
                PrefixPartner = prefix,
                LastNamePartner = name,
                Format = dice.Pick(new[] { NameFormat.OwnThenPartner, NameFormat.PartnerThenOwn })
            },
            CivilStatus = Lists.Married,
        };
    }

    private Employment Changed(ChangeKind kind, Employment e, EmployerState employer) => kind switch
    {
        ChangeKind.Wage => WithWage(e, _today),
        ChangeKind.FutureWage => WithWage(e, _today.AddDays(1)),
        ChangeKind.Extend => e with
        {
            Contract = new ContractTerm(
                Later(e.Contract.Until!.Value).AddMonths(6), [.. e.Contract.EarlierUntil, e.Contract.Until.Value], null),
        },
        ChangeKind.End => e with { EndDate = _today.AddDays(-1) },
        ChangeKind.Reinstate => e with { EndDate = null },
        ChangeKind.Department => WithDepartment(e, employer),
        ChangeKind.FixedHours => WithFixedHours(e),
        _ => throw new InvalidOperationException($"{kind} does not concern an employment."),
    };

    private Employment WithWage(Employment e, DateOnly from)
    {
        var current = e.Wages.LastOrDefault(w => w.StartDate <= from) ?? e.Wages[^1];
        var raised = current with { Id = dice.Id(), StartDate = from, Gross = Math.Round(current.Gross * 1.03m, 2) };
        return e with { Wages = DateChain.Append(e.Wages, raised) };
    }

    private Employment WithDepartment(Employment e, EmployerState employer)
    {
        var current = e.Organization.LastOrDefault(o => o.StartDate <= _today) ?? e.Organization[^1];
        var other = dice.Pick(employer.Staff.Departments.Where(d => d.Id != current.Department.Id).ToList());
        return e with
        {
            Organization = DateChain.Append(
            e.Organization, current with { Id = dice.Id(), StartDate = _today, Department = other })
        };
    }

    private Employment WithFixedHours(Employment e) => e with
    {
        IsOnCall = false,
        HasAppearanceObligation = null,
        Hours = DateChain.Append(e.Hours, e.Hours[^1] with
        {
            Id = dice.Id(),
            StartDate = from ?? _today,
            DeviatingHours = dice.Between(20, 36),
            AverageHours = null,
            FlexibleContract = null,
            Written = null,
        }),
    };

    private DateOnly Later(DateOnly day) => day > _today ? day : _today;
}
