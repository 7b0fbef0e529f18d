using LoketFunctions.Sandbox;
using LoketFunctions.Tests.Conventions;

namespace LoketFunctions.Tests.Infra;

/// <summary>A copy of infra/ and of everything.bicepparam in a folder of its own, as the compiler writes beside what it reads.</summary>
internal sealed class InfraCopy : IDisposable
{
    private static readonly string[] Copied = ["infra", "tests/Unit/Infra"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("infra-");

    public InfraCopy()
    {
        foreach (var file in Copied.SelectMany(App.Files).Where(file => !file.Path.EndsWith(".cs", StringComparison.Ordinal)))
        {
            var target = Path.Combine(Folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(Repository.Root, file.Path), target);
        }
    }

    public string Folder => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
