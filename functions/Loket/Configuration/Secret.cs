using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoketFunctions.Loket.Configuration;

/// <summary>A value that must never be seen: `ToString` hides it and JSON refuses it. Only <see cref="Reveal"/> gives it.</summary>
internal abstract record Secret
{
    private readonly string _value;

    protected Secret(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    public string Reveal() => _value;

    public sealed override string ToString() => "***";
}

[JsonConverter(typeof(SecretsStayOutOfJson))]
internal sealed record AccessToken : Secret
{
    public AccessToken(string value)
        : base(value)
    {
    }
}

/// <summary>Good for one refresh: Loket answers with the next one.</summary>
[JsonConverter(typeof(SecretsStayOutOfJson))]
internal sealed record RefreshToken : Secret
{
    public RefreshToken(string value)
        : base(value)
    {
    }
}

[JsonConverter(typeof(SecretsStayOutOfJson))]
internal sealed record ClientSecret : Secret
{
    public ClientSecret(string value)
        : base(value)
    {
    }
}

/// <summary>The code that Loket hands to the callback; good for one exchange.</summary>
[JsonConverter(typeof(SecretsStayOutOfJson))]
internal sealed record AuthorizationCode : Secret
{
    public AuthorizationCode(string value)
        : base(value)
    {
    }
}

/// <summary>Makes an accident loud: a secret in a durable input or an answer fails instead of being written down.</summary>
internal sealed class SecretsStayOutOfJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeof(Secret).IsAssignableFrom(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException($"{typeToConvert.Name} is a secret and never becomes JSON; encrypt what Reveal() gives instead.");
}
