using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using static System.Text.Json.Serialization.JsonIgnoreCondition;

namespace LoketFunctions.Simulators.Planner.Registrations;

/// <summary>
/// One line of time registration, as the planner tells it to the app. What is null is left out of the JSON, whichever options
/// it is written with.
/// </summary>
public sealed record Registration
{
    public required string Id { get; init; }

    public required string EmployeeId { get; init; }

    /// <summary>Day on which the shift starts, Europe/Amsterdam.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Minutes are given, seconds are not.</summary>
    [JsonIgnore(Condition = WhenWritingNull), JsonConverter(typeof(TimeOfDay))]
    public TimeOnly? Start { get; init; }

    /// <summary>Of the next day where it is not after <see cref="Start"/>.</summary>
    [JsonIgnore(Condition = WhenWritingNull), JsonConverter(typeof(TimeOfDay))]
    public TimeOnly? End { get; init; }

    [JsonIgnore(Condition = WhenWritingNull)]
    public int? BreakMinutes { get; init; }

    /// <summary>Decimal: 8.5 is 8 hours 30 minutes.</summary>
    [JsonIgnore(Condition = WhenWritingNull)]
    public decimal? Hours { get; init; }

    [JsonIgnore(Condition = WhenWritingNull)]
    public string? Department { get; init; }

    [JsonIgnore(Condition = WhenWritingNull)]
    public string? HourComponent { get; init; }

    public bool Approved { get; init; }

    [JsonIgnore(Condition = WhenWritingNull)]
    public int? Meals { get; init; }

    [JsonIgnore(Condition = WhenWritingNull)]
    public IReadOnlyList<Allowance>? Allowances { get; init; }

    [JsonIgnore(Condition = WhenWritingNull)]
    public string? AdministrationId { get; init; }

    /// <summary>Which employment it is for, where the employee has several: Loket's id.</summary>
    [JsonIgnore(Condition = WhenWritingNull)]
    public string? EmploymentId { get; init; }

    /// <summary>The same by its number in the payroll.</summary>
    [JsonIgnore(Condition = WhenWritingNull)]
    public int? EmploymentNumber { get; init; }

    /// <summary>The same by its first day.</summary>
    [JsonIgnore(Condition = WhenWritingNull)]
    public DateOnly? EmploymentStart { get; init; }

    private sealed class TimeOfDay : JsonConverter<TimeOnly>
    {
        private const string Format = "HH:mm";

        public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TimeOnly.TryParseExact(reader.GetString(), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? time
                : throw new JsonException($"A time is {Format}.");

        public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(Format, CultureInfo.InvariantCulture));
    }
}

/// <param name="Component">The planner's code of the wage component.</param>
/// <param name="Value">Euros or a number.</param>
public sealed record Allowance(string Component, decimal Value);
