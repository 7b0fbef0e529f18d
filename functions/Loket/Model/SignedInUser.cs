namespace LoketFunctions.Loket.Model;

/// <summary>The user of Loket's who signed in.</summary>
internal sealed record SignedInUser(UserContact? ContactInformation, UserName? PersonalDetails) : PersonalRecord;

internal sealed record UserContact(string? EmailAddress) : PersonalRecord;

internal sealed record UserName(string? Initials, string? Prefix, string? LastName) : PersonalRecord;
