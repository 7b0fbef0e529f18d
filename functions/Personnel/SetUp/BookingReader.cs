using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Localization;
using LoketFunctions.Mail;

namespace LoketFunctions.Personnel.SetUp;

/// <summary>Says what is wrong with a booking, each fault by its field.</summary>
internal static class BookingReader
{
    private const int LongestName = 100;
    private const int LongestId = 128;
    private const string Netherlands = "NL";

    public static Dictionary<string, InputFault> FaultsOf(BookingRequest booking)
    {
        var faults = new Dictionary<string, InputFault>(StringComparer.Ordinal);
        if (booking.Message is { Length: > BookingRequest.LongestMessage })
            faults["message"] = InputFaults.TooLong(BookingRequest.LongestMessage);
        if (!IsLine(booking.PayrollContact.Name))
            faults["payrollContact.name"] = InputFaults.NotLine(LongestName);
        if (Mailboxes.Parse(booking.PayrollContact.Email) is null)
            faults["payrollContact.email"] = InputFaults.NotMailAddress;
        if (Mailboxes.Parse(booking.OwnerEmail) is null)
            faults["ownerEmail"] = InputFaults.NotMailAddress;
        if (!Languages.Speaks(booking.Language))
            faults["language"] = InputFaults.NotOneOf(Languages.All);
        if (booking.LegalEntities.Count is < 1 or > BookingRequest.MostEntities)
            faults["legalEntities"] = InputFaults.NotAtOnce(booking.LegalEntities.Count, BookingRequest.MostEntities);
        else
            AddFaultsOfEntities(booking.LegalEntities, faults);
        return faults;
    }

    private static void AddFaultsOfEntities(IReadOnlyList<BookedEntity> entities, Dictionary<string, InputFault> faults)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var numbers = new HashSet<WageTaxNumber>();
        for (var index = 0; index < entities.Count; index++)
        {
            var (entity, field) = (entities[index], $"legalEntities[{index}]");
            if (entity.Id.Length is < 1 or > LongestId || entity.Id.Any(char.IsControl))
                faults[$"{field}.id"] = InputFaults.NotPlain(LongestId);
            else if (!ids.Add(entity.Id))
                faults[$"{field}.id"] = InputFaults.Twice;
            if (!IsLine(entity.Name))
                faults[$"{field}.name"] = InputFaults.NotLine(LongestName);
            if (entity.Country != Netherlands)
                faults[$"{field}.country"] = SetUpFaults.NotNetherlands;
            else if (WageTaxNumber.Find(entity.TaxId) is not { } number)
                faults[$"{field}.taxId"] = InputFaults.NotWageTaxNumber;
            else if (!numbers.Add(number))
                faults[$"{field}.taxId"] = InputFaults.Twice;
        }
    }

    private static bool IsLine(string text) =>
        text.Trim().Length is >= 1 and <= LongestName && !text.Any(char.IsControl) && text.Any(char.IsLetterOrDigit);
}
