using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace LoketFunctions.Settings;

/// <summary>Settings that begin alike, such as <c>Sync__…</c>. Whatever is absent or empty is its default.</summary>
internal sealed class SettingsSection(AppSettings all, IConfiguration section, string path)
{
    public string? Text(string name)
    {
        all.Known($"{path}__{name}");
        return section[name] is { Length: > 0 } text ? text : null;
    }

    public string Text(string name, string fallback) => Text(name) ?? fallback;

    /// <summary>A text that has to be there.</summary>
    /// <param name="what">What it is and where it comes from.</param>
    public string Required(string name, string what) => Read(name, text => text) ?? Missing(name, what);

    public int Number(string name, int fallback, int least, int most) =>
        Value<int>(name, text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
            ? number : null, string.Create(CultureInfo.InvariantCulture, $"is not a whole number from {least} to {most}.")) ?? fallback;

    /// <summary>hh:mm:ss, or d.hh:mm:ss.</summary>
    public TimeSpan Duration(string name, TimeSpan fallback, TimeSpan most) =>
        Value<TimeSpan>(name, text =>
            TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero && time <= most ? time : null,
            $"is not a duration (hh:mm:ss) above zero and at most {most:c}.") ?? fallback;

    public bool Flag(string name, bool fallback) =>
        Value<bool>(name, text => bool.TryParse(text, out var flag) ? flag : null, "is not true or false.") ?? fallback;

    public Guid? Id(string name) => Value<Guid>(name, text => Guid.TryParse(text, out var id) ? id : null, "is not an id (GUID).");

    /// <summary>An address that personal data may go to, see <see cref="AppSettings.SafeAddress"/>.</summary>
    public Uri? Address(string name) =>
        Read(name, all.SafeAddress, "is not an absolute https address (http only in development, on this machine).");

    /// <summary>What any text has to be; null where it is absent or a fault.</summary>
    /// <param name="parse">Null, or a <see cref="FormatException"/> that quotes nothing, where the text is not one.</param>
    /// <param name="fault">Such as "is not an e-mail address."; the exception's own message where null.</param>
    public T? Read<T>(string name, Func<string, T?> parse, string? fault = null)
        where T : class
    {
        if (Text(name) is not { } text)
            return null;
        try
        {
            if (parse(text) is { } value)
                return value;
            Fault(name, fault ?? "cannot be used.");
        }
        catch (FormatException exception)
        {
            Fault(name, fault ?? $"cannot be used: {exception.Message}");
        }

        return null;
    }

    /// <summary>What is set below it, by name: <c>Planners__{name}__…</c>.</summary>
    public IEnumerable<(string Name, SettingsSection Section)> Sections() =>
        section.GetChildren().Select(child => (child.Key, Section(child.Key)));

    public SettingsSection Section(string name) => new(all, section.GetSection(name), $"{path}__{name}");

    public void Fault(string name, string fault) => all.Fault($"{path}__{name}", fault);

    private T? Value<T>(string name, Func<string, T?> parse, string fault)
        where T : struct
    {
        if (Text(name) is not { } text)
            return null;
        if (parse(text) is { } value)
            return value;
        Fault(name, fault);
        return null;
    }

    private string Missing(string name, string what)
    {
        Fault(name, $"is missing: {what}");
        return "";
    }
}
