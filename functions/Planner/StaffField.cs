namespace LoketFunctions.Planner;

/// <summary>The fields of staff that planners take over. The planner's side of the contract names them in camel case.</summary>
internal enum StaffField
{
    FirstName,

    /// <summary>With prefix: "van der Berg".</summary>
    LastName,

    Email,

    /// <summary>"male", "female" or "unknown".</summary>
    Gender,

    /// <summary>yyyy-MM-dd.</summary>
    DateOfBirth,

    PlaceOfBirth,

    /// <summary>"Administration ID" at L1NDA, personeelsnummer elsewhere.</summary>
    PersonnelNumber,

    /// <summary>The mobile number, else the other one.</summary>
    Phone,

    /// <summary>Street, house number, addition and further indication: "AB" on board of a ship, "WW" in a caravan.</summary>
    HomeAddress,

    PostalCode,

    City,

    /// <summary>Of the address, where it is not the Netherlands: its code of two letters, or its name where Loket gives none.</summary>
    Country,

    /// <summary>The branch (filiaal): name of the department or distribution unit.</summary>
    Affiliate,

    /// <summary>The planner's own code of the branch: of the department that alone is mapped to its distribution unit.</summary>
    AffiliateCode,

    /// <summary>yyyy-MM-dd: first day of the employment.</summary>
    ContractStartDate,

    /// <summary>yyyy-MM-dd: the day the contract runs out. Not the end of employment.</summary>
    ContractEndDate,

    /// <summary>"zeroHours", "minMax" or "fixedHours": the planner's kind. Absent where Loket's is unknown.</summary>
    ContractType,

    /// <summary>Euro per hour, gross; only where the wage in Loket is hourly.</summary>
    HourlyWage,

    HoursPerWeek,

    /// <summary>Days worked a week by the work pattern, averaged over even and odd weeks; absent without one.</summary>
    DaysPerWeek,
}
