using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd.Host;

/// <summary>The built sample app with files of its own: links to all the others.</summary>
internal sealed class SampleFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sample-");

    /// <param name="files">Content by file name.</param>
    public SampleFolder(params IEnumerable<(string Name, string Content)> files)
    {
        foreach (var (name, content) in files)
            File.WriteAllText(System.IO.Path.Combine(Path, name), content);
        foreach (var entry in new DirectoryInfo(BuiltApp.HostSample()).EnumerateFileSystemInfos())
        {
            var link = System.IO.Path.Combine(Path, entry.Name);
            if (!File.Exists(link))
                File.CreateSymbolicLink(link, entry.FullName);
        }
    }

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
