using LoketFunctions.Http;

namespace LoketFunctions.Runs;

/// <summary>The words for what can go wrong with Loket and the planner in any run, in Dutch and English.</summary>
internal static class FailureWords
{
    /// <summary>Somebody mends something.</summary>
    public static IReadOnlyDictionary<string, CodeWords> Lasting { get; } = new Dictionary<string, CodeWords>(StringComparer.Ordinal)
    {
        ["reconnect"] = new(ActionOwner.User, ActionPlace.Connect,
            "De koppeling heeft geen toestemming van Loket meer die werkt.", "Meld u opnieuw aan bij Loket via de planner.",
            "The connection has no working permission of Loket any more.", "Sign in at Loket again from the planner."),
        ["right-missing"] = new(ActionOwner.Accountant, ActionPlace.Loket,
            "De Loket-gebruiker mist een recht.", "Vraag de accountant om het genoemde recht in Loket aan te zetten.",
            "The Loket user lacks a right.", "Ask the accountant to grant the named right in Loket."),
        ["business-rule"] = new(ActionOwner.User, ActionPlace.Loket,
            "Loket meldt een fout in de gegevens.", "Verbeter de gegevens in Loket.",
            "Loket reports a fault in the data.", "Correct the data in Loket."),
        ["record-unreadable"] = new(ActionOwner.Accountant, ActionPlace.Loket,
            "Een gegeven in Loket is niet te lezen, zoals een datum die niet bestaat.", "Verbeter het genoemde veld in Loket.",
            "Something in Loket cannot be read, such as a date that does not exist.", "Correct the field named here in Loket."),
        ["not-found"] = new(ActionOwner.User, ActionPlace.Administrations,
            "De werkgever of administratie is in Loket niet te vinden.", "Kies de administraties van de koppeling opnieuw.",
            "The employer or administration cannot be found in Loket.", "Choose the connection's administrations again."),
        ["bad-request"] = new(ActionOwner.Operator, ActionPlace.Nowhere,
            "Loket begreep een vraag van deze koppeling niet.", "De fout ligt bij ons en is gemeld.",
            "Loket did not understand a request of this app.", "The fault is ours and was logged."),
        ["client-rejected"] = new(ActionOwner.Operator, ActionPlace.Nowhere,
            "Loket weigert deze koppelingssoftware.", "De beheerder controleert de client-gegevens bij Loket.",
            "Loket rejects this app.", "The operator checks the client's credentials with Loket."),
        ["loket-address-refused"] = new(ActionOwner.Operator, ActionPlace.Nowhere,
            "Het ingestelde adres van Loket leidt naar een netwerk dat deze koppeling niet aanroept.",
            "De beheerder controleert het adres van Loket en het netwerk.",
            "The address set for Loket leads to a network that this app does not call.",
            "The operator checks Loket's address and the network."),
        ["planner-address-refused"] = new(ActionOwner.Operator, ActionPlace.Nowhere,
            "Het ingestelde adres van de planner leidt naar een netwerk dat deze koppeling niet aanroept.",
            "De beheerder controleert het adres met de leverancier van de planner, of staat het netwerk toe.",
            "The address set for the planner leads to a network that this app does not call.",
            "The operator checks the address with the planner's vendor, or allows the network."),
        ["keys-refused"] = new(ActionOwner.Operator, ActionPlace.Nowhere,
            "De toestemming van de koppeling kan nu niet worden gelezen; zij is niet verloren.",
            "De beheerder herstelt de toegang tot de sleutels. U hoeft zich niet opnieuw aan te melden.",
            "The connection's permission cannot be read now; it is not lost.",
            "The operator mends the access to the keys. Nobody has to sign in again."),
        ["planner-refused"] = new(ActionOwner.Planner, ActionPlace.Planner,
            "De planner weigerde de aanroep.", "De leverancier van de planner controleert adres, account en geheim.",
            "The planner refused the call.", "The planner's vendor checks address, account and secret."),
        ["planner-unreadable"] = new(ActionOwner.Planner, ActionPlace.Planner,
            "Het antwoord van de planner was niet te lezen.", "De leverancier van de planner vergelijkt het met de API-beschrijving.",
            "The planner's answer could not be read.", "The planner's vendor compares it with the API description."),
    };

    /// <summary>What passes by itself at Loket's, and with the keys.</summary>
    /// <param name="move">Whose move it is then, for the kind of run; the same for all. Likewise where, and the advice.</param>
    public static IReadOnlyDictionary<string, CodeWords> Passing(ActionOwner move, ActionPlace where, string dutchAdvice, string englishAdvice) =>
        new (string Code, string Dutch, string English)[]
        {
            ("loket-unreachable", "Loket was niet bereikbaar.", "Loket could not be reached."),
            ("keys-unavailable", "De sleutels van de koppeling waren niet bereikbaar.", "The connection's keys could not be reached."),
            ("loket-timed-out", "Loket antwoordde niet op tijd.", "Loket did not answer in time."),
            ("loket-throttled", "Loket vroeg om minder aanroepen.", "Loket asked for fewer calls."),
            ("loket-server-error", "Loket had een storing.", "Loket had a fault."),
            ("loket-unreadable", "Het antwoord van Loket was onvolledig; er is niets van overgenomen.", "Loket's answer was incomplete; nothing of it was taken over."),
            ("loket-conflict", "De gegevens in Loket veranderden tijdens het lezen.", "The data in Loket changed while being read."),
        }.ToDictionary(
            entry => entry.Code, entry => new CodeWords(move, where, entry.Dutch, dutchAdvice, entry.English, englishAdvice), StringComparer.Ordinal);
}
