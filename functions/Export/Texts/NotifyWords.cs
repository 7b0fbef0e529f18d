using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Texts;

/// <summary>The words for <see cref="NotifyCodes"/>.</summary>
internal static class NotifyWords
{
    public static IReadOnlyDictionary<string, CodeWords> Entries { get; } = new Dictionary<string, CodeWords>(StringComparer.Ordinal)
    {
        [NotifyCodes.Unconfirmed] = new(ActionOwner.User, ActionPlace.Exports, ExportTexts.Of("Notify.Unconfirmed.What"),
            ExportTexts.Of("Notify.Unconfirmed.Advice")),
        [NotifyCodes.Refused] = new(ActionOwner.User, ActionPlace.Settings, ExportTexts.Of("Notify.Refused.What"),
            ExportTexts.Of("Notify.Refused.Advice")),
        [NotifyCodes.AddressNotSupported] = new(ActionOwner.User, ActionPlace.Settings, ExportTexts.Of("Notify.AddressNotSupported.What"),
            ExportTexts.Of("Notify.AddressNotSupported.Advice")),
        [NotifyCodes.Unavailable] = new(ActionOwner.User, ActionPlace.Exports, ExportTexts.Of("Notify.Unavailable.What"),
            ExportTexts.Of("Notify.Unavailable.Advice")),
        [NotifyCodes.Off] = new(ActionOwner.Operator, ActionPlace.Exports, ExportTexts.Of("Notify.Off.What"),
            ExportTexts.Of("Notify.Off.Advice")),
        [NotifyCodes.NoRecipient] = new(ActionOwner.User, ActionPlace.Settings, ExportTexts.Of("Notify.NoRecipient.What"),
            ExportTexts.Of("Notify.NoRecipient.Advice")),
    };
}
