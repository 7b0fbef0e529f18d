using System.Text.Encodings.Web;

namespace LoketFunctions.Simulators.Loket.OAuth;

/// <summary>The sign-in page: plain HTML that works without script.</summary>
internal static class SignInPage
{
    public static string Form(string application, string? user, string? error) => Page("Inloggen", $$"""
        <h1>Inloggen bij Loket <small>(simulatie)</small></h1>
        <p><strong>{{Encode(application)}}</strong> vraagt toegang tot uw gegevens in Loket.</p>
        {{(error is null ? "" : $"<p class=\"error\" role=\"alert\" id=\"fout\">{Encode(error)}</p>")}}
        <form method="post">
          <label for="gebruikersnaam">Gebruikersnaam</label>
          <input id="gebruikersnaam" name="gebruikersnaam" value="{{Encode(user ?? "")}}" autocomplete="username" autofocus>
          <label for="wachtwoord">Wachtwoord</label>
          <input id="wachtwoord" name="wachtwoord" type="password" autocomplete="current-password">
          <button type="submit" name="keuze" value="inloggen">Inloggen en toegang geven</button>
          <button type="submit" name="keuze" value="weigeren" class="plain">Toegang weigeren</button>
        </form>
        """);

    public static string Problem(string text) => Page("Inloggen niet mogelijk", $"""
        <h1>Inloggen niet mogelijk</h1>
        <p class="error" role="alert">{Encode(text)}</p>
        <p>Ga terug naar de applicatie en probeer het opnieuw, of vraag de leverancier om hulp.</p>
        """);

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private static string Page(string title, string body) => $$"""
        <!doctype html>
        <html lang="nl">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{title}} – Loket (simulatie)</title>
        <style>
          body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #eef2f6; color: #1d2733;
            font: 16px/1.5 system-ui, sans-serif; }
          main { width: min(26rem, calc(100vw - 4rem)); margin: 1rem; padding: 2rem; background: #fff;
            border-top: 4px solid #00689d; border-radius: 6px; box-shadow: 0 2px 12px #0002; }
          h1 { margin: 0 0 .5rem; font-size: 1.35rem; } small { font-weight: normal; color: #55606c; }
          label { display: block; margin-top: 1rem; font-weight: 600; }
          input { width: 100%; box-sizing: border-box; padding: .6rem; border: 1px solid #7d8a97; border-radius: 4px; font: inherit; }
          button { width: 100%; margin-top: 1.25rem; padding: .7rem; border: 1px solid #00689d; border-radius: 4px;
            background: #00689d; color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
          button.plain { margin-top: .6rem; background: #fff; color: #00689d; }
          :focus-visible { outline: 3px solid #f0a202; outline-offset: 2px; }
          .error { padding: .6rem .8rem; background: #fdecea; border-left: 4px solid #b3261e; }
        </style>
        </head>
        <body><main>
        {{body}}
        </main></body>
        </html>
        """;
}
