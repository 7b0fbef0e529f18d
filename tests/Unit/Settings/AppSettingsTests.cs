namespace LoketFunctions.Tests.Settings;

public sealed class AppSettingsTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Dictionary<string, string?> _values = new()
    {
        ["Sync:AtOnce"] = "12",
        ["Sync:RetryDelay"] = "00:00:07",
        ["Sync:Empty"] = "",
        ["Sync:Flag"] = "True",
        ["Sync:Local"] = "http://localhost:1/",
        ["Sync:Open"] = "http://example.nl/",
        ["Sync:Word"] = "hush",
    };

    [Fact]
    public void What_can_be_used_is_read_and_the_rest_is_its_default()
    {
        var section = StartUp.Settings(_values).Section("Sync");

        Assert.Equal((12, TimeSpan.FromSeconds(7), true),
            (section.Number("AtOnce", 1, 1, 12), section.Duration("RetryDelay", Day, Day), section.Flag("Flag", false)));
        Assert.Equal((5, Day, "x"), (section.Number("Empty", 5, 1, 9), section.Duration("Absent", Day, Day), section.Text("Empty", "x")));
        Assert.Equal("http://localhost:1/", section.Address("Local")!.AbsoluteUri);
    }

    [Fact]
    public void Every_fault_is_named_once_all_is_read_and_no_value_is_quoted()
    {
        var settings = StartUp.Settings(_values);
        var section = settings.Section("Sync");

        Assert.Equal(3, section.Number("AtOnce", 3, 1, 11));
        Assert.Equal(Day, section.Duration("Word", Day, Day));
        Assert.Equal(Day, section.Duration("RetryDelay", Day, TimeSpan.FromSeconds(6)));
        Assert.False(section.Flag("Word", false));
        Assert.Null(section.Address("Open"));
        Assert.Equal("", section.Required("Empty", "ask somebody."));
        Assert.Null(section.Read<string>("Word", _ => throw new FormatException("It is no key.")));

        var message = Assert.Throws<InvalidOperationException>(settings.ThrowIfFaulty).Message;
        Assert.Equal(8, message.Split(Environment.NewLine).Length);
        Assert.All(["Sync__AtOnce", "Sync__Word", "Sync__RetryDelay", "Sync__Open", "Sync__Empty is missing: ask"],
            name => Assert.Contains(name, message, StringComparison.Ordinal));
        Assert.DoesNotContain("hush", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_reads_is_told()
    {
        var settings = StartUp.Settings(
            new Dictionary<string, string?> { ["Sync:AtOnce"] = "1", ["Sync:AtOnec"] = "1", ["PATH"] = "x", ["Lists:a:Names:0"] = "x" });
        settings.Section("Sync").Number("AtOnce", 1, 1, 9);
        var list = settings.Section("Lists").Section("a").Section("Names");
        Assert.Equal("x", list.Text(Assert.Single(list.Sections()).Name));

        Assert.Equal(["Sync__AtOnec"], settings.Unknown());
    }
}
