namespace LoketFunctions.Simulators.Loket.Staff;

/// <summary>The words that staff is made of. The commoner ones stand first; the longest fill Loket's limits to the last letter.</summary>
internal static class Words
{
    public static readonly string[] Men =
    [
        "Daan", "Sem", "Lars", "Thijs", "Jan", "Mohammed", "Bram", "Ruben", "Tim", "Jeroen", "Stijn", "Niels", "Kees", "Youssef", "Joost",
        "Sven", "Wouter", "Milan", "Jesse", "Pieter", "Floris", "Mehmet", "René", "André", "Björn", "Loïc", "Łukasz", "Søren",
        "Jean-Luc", "Willem-Alexander", "Ömer", "Tijmen", "Gijs", "Hidde", "Dirk-Jan", "Teun", "Bilal", "Sjors", "Joris",
        "Maximiliaan Christoffel",
    ];

    public static readonly string[] Women =
    [
        "Emma", "Sanne", "Lotte", "Fatima", "Julia", "Anouk", "Femke", "Eva", "Iris", "Marieke", "Noor", "Roos", "Sophie", "Lisa", "Yasmin",
        "Maud", "Fleur", "Anne", "Chloë", "Zoë", "Daniëlle", "Noëlle", "Renée", "Agnieszka", "Ayşe", "Saskia", "Jip", "Tess",
        "Mirthe", "Anne-Fleur", "Loïs", "Jantje", "Esmée", "Katarzyna", "Ine", "Wilhelmina", "Puck", "Liv", "Hajar",
        "Anna-Wilhelmina Constantijna",
    ];

    public static readonly (string? Prefix, string Name)[] Surnames =
    [
        ("de", "Jong"), (null, "Jansen"), ("de", "Vries"), ("van den", "Berg"), (null, "Bakker"), ("van", "Dijk"), (null, "Visser"),
        ("van der", "Meer"), (null, "Smit"), ("de", "Boer"), (null, "Mulder"), ("de", "Groot"), (null, "Bos"), (null, "Vos"),
        (null, "Peters"),
        (null, "Hendriks"), ("van", "Leeuwen"), (null, "Dekker"), ("de", "Wit"), (null, "Kok"), ("van der", "Linden"), (null, "Yılmaz"),
        ("van", "Vliet"), ("van de", "Ven"), ("van 't", "Hof"), ("ten", "Brink"), ("ter", "Horst"), ("in 't", "Veld"), ("op den", "Kamp"),
        (null, "El Amrani"), (null, "Özdemir"), (null, "Kowalski"), (null, "Nguyễn"), (null, "Coëlho"), ("van der", "Heijden"),
        ("van", "Beek"), (null, "Hoekstra"), ("van", "Dongen"), (null, "Sørensen"), ("d'", "Hondt"), ("de la", "Fuente"),
        (null, "IJzerman"),
        ("uit den", "Boogaard"), ("van der", "Vlugt"), (null, "O'Brien"), (null, "Müller"), ("van den", "Wijngaard"), (null, "Ben Haddou"),
        (null, "Zwart"), ("van", "Oosterhout"), ("van 's", "Gravesande"), (null, "Schimmelpenninck"), ("onder den", "Wijngaart"),
        ("von", "Brucken Fock"), ("van", "Bijleveld-Schouten"), (null, "Vrouwenvelder-Slootmakers"),
    ];

    public static readonly string[] Streets =
    [
        "Dorpsstraat", "Kerkstraat", "Molenweg", "Stationsweg", "Schoolstraat", "Hoofdstraat", "Nieuwstraat", "Julianalaan",
        "Beatrixstraat",
        "Zeestraat", "Boulevard", "Duinweg", "Strandweg", "Lange Voorhout", "Oude Gracht", "Prinsengracht", "Eikenlaan", "Kastanjelaan",
        "Vondelstraat", "Van 't Hoffstraat", "2e Jan Steenstraat", "Plein 1944", "Burgemeester Lovinkplein", "'s-Gravelandseweg",
        "Achter de Hoven",
    ];

    /// <summary>City, first two digits of its postal codes, area code.</summary>
    public static readonly (string Name, string Postal, string Area)[] Cities =
    [
        ("Amsterdam", "10", "020"), ("Rotterdam", "30", "010"), ("Utrecht", "35", "030"), ("'s-Gravenhage", "25", "070"),
        ("Zandvoort", "20", "023"),
        ("Haarlem", "20", "023"), ("Noordwijk", "22", "071"), ("Leiden", "23", "071"), ("Breda", "48", "076"), ("Tilburg", "50", "013"),
        ("Groningen", "97", "050"), ("Maastricht", "62", "043"), ("'s-Hertogenbosch", "52", "073"), ("Scheveningen", "25", "070"),
        ("Bergen op Zoom", "46", "0164"), ("Alphen aan den Rijn", "24", "0172"), ("Capelle aan den IJssel", "29", "010"),
        ("Sint Jansteen", "45", "0114"),
        ("Oude-Tonge", "32", "0187"), ("Hendrik-Ido-Ambacht", "33", "078"),
    ];

    public static readonly string[] Venues =
    [
        "Strandpaviljoen De Zeemeeuw", "Brasserie Het Raadhuis", "Grand Café De Kroon", "Restaurant De Vuurtoren", "Eetcafé 't Hoekje",
        "Beachclub Zuiderbad", "Hotel De Gouden Leeuw", "Pannenkoekenhuis De Hoefslag", "Lunchroom Zoet & Zo", "Bistro La Façade",
        "Theatercafé De Schouw", "IJssalon Venezia", "Partycentrum De Waterlelie", "Café-restaurant De Sluiswachter",
        "Bowlingcentrum Strike",
        "Camping De Duinroos", "Wijnbar Corbières", "Foodtruck De Krokante Kroket", "Proeflokaal De Blauwe Druif", "Koffiebar Noord",
    ];

    public static readonly string[] Groups =
    [
        "Zeemeeuw Horeca", "Kroon & Leeuw Beheer", "Van der Meer Evenementen", "Duinroos Recreatie", "Blauwe Druif Holding",
        "Stadshart Cafés",
        "Waterlelie Catering", "Noordzee Strandexploitatie", "Het Raadhuis", "Smaakmakers Groep",
    ];

    public static readonly string[] Departments =
        ["Algemeen", "Bediening", "Keuken", "Bar", "Afwas", "Receptie", "Housekeeping", "Evenementen", "Kantoor", "Technische dienst"];

    public static readonly (string Name, string? Group)[] Functions =
    [
        ("Medewerker bediening", "II"), ("Algemeen", null), ("Afwasser", "I"), ("Barmedewerker", "III"), ("Kok", "V"),
        ("Leerling-kok", "III"),
        ("Keukenhulp", "I"), ("Gastheer / gastvrouw", "III"), ("Receptionist", "IV"), ("Souschef", "VII"), ("Chef-kok", "IX"),
        ("Floormanager", "VIII"),
        ("Bedrijfsleider", "X"), ("Administratief medewerker", "V"),
    ];

    /// <summary>Two with the same code: only the key tells them apart.</summary>
    public static readonly CostCarrier[] CostCenters =
        [new(2, "100", "Bediening"), new(3, "200", "Keuken"), new(5, "300", "Partijen en catering"),
            new(8, "300", "Partijen buiten de deur")];

    public static readonly CostCarrier[] CostUnits = [new(1, "P-01", "Restaurant"), new(4, "P-02", "Zalen")];
}
