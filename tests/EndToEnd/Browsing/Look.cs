using Microsoft.Playwright;

namespace LoketFunctions.Tests.EndToEnd.Browsing;

/// <summary>The part of a page that is seen at once, in CSS pixels.</summary>
internal sealed record Viewport(string Name, int Width, int Height)
{
    public static Viewport Desktop { get; } = new("desktop", 1280, 800);

    public static Viewport Phone { get; } = new("phone", 390, 844);
}

/// <summary>What kind of user looks; by default a Dutch payroll administrator at a desk.</summary>
internal sealed record Look
{
    public Viewport Viewport { get; init; } = Viewport.Desktop;

    public ColorScheme Scheme { get; init; } = ColorScheme.Light;

    /// <summary>Whether pages may run script.</summary>
    public bool Script { get; init; } = true;

    /// <summary>nl-NL or en-GB.</summary>
    public string Locale { get; init; } = "nl-NL";

    internal BrowserNewContextOptions Options() => new()
    {
        ViewportSize = new ViewportSize { Width = Viewport.Width, Height = Viewport.Height },
        IsMobile = Viewport == Viewport.Phone,
        HasTouch = Viewport == Viewport.Phone,
        DeviceScaleFactor = 1,
        ColorScheme = Scheme,
        ReducedMotion = ReducedMotion.Reduce,
        JavaScriptEnabled = Script,
        Locale = Locale,
        TimezoneId = "Europe/Amsterdam",
    };
}
