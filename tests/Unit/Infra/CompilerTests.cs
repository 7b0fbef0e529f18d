namespace LoketFunctions.Tests.Infra;

/// <summary>What Bicep's compiler says: syntax, types, what is required or read-only, and the rules of infra/bicepconfig.json.</summary>
public sealed class CompilerTests
{
    [Fact]
    public void Infra_compiles_without_a_warning()
    {
        using var copy = new InfraCopy();
        Assert.Empty(Bicep.ComplaintsOf(copy.Folder));
    }

    [Fact]
    public void What_is_wrong_is_found_in_any_file()
    {
        using var copy = new InfraCopy();
        File.AppendAllText(Path.Combine(copy.Folder, "infra/modules/identity.bicep"), "\nparam unused string = ''\n");
        File.AppendAllText(Path.Combine(copy.Folder, "infra/main.test.bicepparam"), "\nparam unknown = 'value'\n");
        var vault = Path.Combine(copy.Folder, "infra/modules/vault.bicep");
        File.WriteAllText(vault, File.ReadAllText(vault).Replace("enableSoftDelete:", "enableSoftDeleet:", StringComparison.Ordinal));

        var complaints = Bicep.ComplaintsOf(copy.Folder);

        Assert.Contains(complaints, line => Is(line, "infra/modules/identity.bicep", "Error no-unused-params"));
        Assert.Contains(complaints, line => Is(line, "infra/modules/vault.bicep", "Warning BCP089"));
        Assert.Contains(complaints, line => Is(line, "infra/main.test.bicepparam", "Error BCP259"));
    }

    private static bool Is(string line, string file, string what) =>
        line.StartsWith($"{file}(", StringComparison.Ordinal) && line.Contains($" : {what}: ", StringComparison.Ordinal);
}
