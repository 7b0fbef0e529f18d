using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Tests.Sandbox.Loket;

/// <summary>Bodies of writes that Loket's document allows.</summary>
internal static class Bodies
{
    public static JsonObject Key(int key) => new() { ["key"] = key };

    public static JsonObject Key(Guid key) => new() { ["key"] = key };

    /// <summary>A concept employee with all that an employee needs.</summary>
    public static JsonObject Concept(EmployerStaff staff, Guid administrationId) => new()
    {
        ["uniqueName"] = "hr-4711",
        ["employeeData"] = new JsonObject
        {
            ["employeeNumber"] = null,
            ["iban"] = "NL52ABNA0424968264",
            ["personalDetails"] = new JsonObject
            {
                ["firstName"] = "Sanne",
                ["lastName"] = "Vries",
                ["prefix"] = "de",
                ["initials"] = "S.L.",
                ["dateOfBirth"] = "1995-05-21",
                ["placeOfBirth"] = "Breda",
                ["gender"] = Key(2),
                ["nationality"] = Key(143),
                ["civilStatus"] = Key(1),
            },
            ["contactInformation"] = new JsonObject { ["emailAddress"] = "s@example.nl", ["mobilePhoneNumber"] = "+31612345678" },
            ["address"] = new JsonObject
            {
                ["street"] = "Voordijk",
                ["houseNumber"] = 12,
                ["houseNumberAddition"] = "D",
                ["postalCode"] = "1234 AA",
                ["city"] = "Leiden",
                ["country"] = Key(530),
            },
        },
        ["employmentData"] = new JsonObject
        {
            ["startDate"] = "2026-04-01",
            ["commissionUntilDate"] = "2026-10-31",
            ["payrollAdministration"] = new JsonObject { ["id"] = administrationId },
            ["employmentDurationType"] = Key(2),
            ["employmentContractType"] = Key(1),
            ["typeOfEmployee"] = Key(1),
            ["isOnCallEmployment"] = false,
            ["incomeRelationshipNumber"] = 1,
        },
        ["workingHoursData"] = new JsonObject
        {
            ["shift"] = new JsonObject { ["shiftNumber"] = 1 },
            ["deviatingHoursPerWeek"] = 24,
            ["regularWorkPattern"] = false,
            ["calculateUsingWorkPattern"] = new JsonObject
            {
                ["daysDailyRate"] = false,
                ["deviatingDaysAndHours"] = false,
                ["hoursBrokenPeriod"] = false,
                ["hoursPeriod"] = false,
                ["leaveHours"] = false,
            },
        },
        ["wageData"] = new JsonObject { ["grossWage"] = 2600, ["grossWageType"] = Key(1), ["applyPayGrade"] = false },
        ["organizationalEntityData"] = Place(staff),
    };

    public static JsonObject Place(EmployerStaff staff) => new()
    {
        ["department"] = Key(staff.Departments[0].Id),
        ["function"] = Key(staff.Functions[0].Id),
        ["distributionUnit"] = Key(staff.DistributionUnits[0].Id),
    };

    /// <summary>An employment beside those that somebody has.</summary>
    public static JsonObject Employment(EmployerStaff staff, Guid administrationId, int incomeRelationshipNumber)
    {
        var concept = Concept(staff, administrationId);
        var employment = concept["employmentData"]!.AsObject();
        employment["incomeRelationshipNumber"] = incomeRelationshipNumber;
        employment["exemptionInsuranceObligation"] = Key(0);
        foreach (var flag in new[]
        {
            "isAnonymousEmployee", "isGemoedsbezwaardNationalInsurance", "participation55plusRegulationUWV", "signalPayGradeAdjustment",
        })
        {
            employment[flag] = false;
        }

        employment["writtenEmploymentContract"] = true;
        concept.Remove("uniqueName");
        concept["employeeData"] = new JsonObject { ["iban"] = null };
        concept["fiscalData"] = new JsonObject
        {
            ["annualSalary"] = 0,
            ["applyPayrollTaxDeduction"] = true,
            ["applyDeviatingPayrollTaxPercentageOn"] = Key(0),
            ["deviatingCalculationRulePayrollTax"] = Key(0),
            ["deviatingPayrollTaxTableColour"] = Key(0),
            ["residentOf"] = Key(1),
        };
        concept["socialSecurityData"] = new JsonObject
        {
            ["healthCareInsuranceActType"] = Key(1),
            ["isInsuredForOccupationalDisabilityInsuranceAct"] = true,
            ["isInsuredForSicknessBenefitsAct"] = true,
            ["isInsuredForUnemploymentInsuranceAct"] = true,
        };
        concept["otherPayrollVariablesData"] = new JsonObject { ["deviatingPremiumGroup"] = null };
        return concept;
    }

    public static JsonObject Wage(string start, decimal gross) => new()
    {
        ["startDate"] = start,
        ["grossWage"] = gross,
        ["grossWageType"] = Key(2),
        ["netWage"] = null,
        ["employerCosts"] = null,
        ["applyPayGrade"] = false,
    };

    public static JsonObject Hours(string start, decimal perWeek) => new()
    {
        ["startDate"] = start,
        ["shift"] = new JsonObject { ["shiftNumber"] = 1 },
        ["deviatingHoursPerWeek"] = perWeek,
        ["regularWorkPattern"] = true,
        ["calculateUsingWorkPattern"] = new JsonObject
        {
            ["daysDailyRate"] = false,
            ["deviatingDaysAndHours"] = false,
            ["hoursBrokenPeriod"] = true,
            ["hoursRegularPeriod"] = true,
            ["leaveHours"] = false,
        },
        ["flexibleHoursContract"] = Key(0),
    };
}
