using LoketFunctions.Identifiers;

namespace LoketFunctions.Loket.Model;

/// <summary>What Loket says of somebody's citizen service number (BSN).</summary>
/// <param name="Number">Null where there is none, or what there is cannot be one.</param>
/// <param name="IsUnreadable">Something is there that is no such number.</param>
internal sealed record ReadCitizenServiceNumber(CitizenServiceNumber? Number, bool IsUnreadable) : PersonalRecord;
