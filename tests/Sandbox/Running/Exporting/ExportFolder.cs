using LoketFunctions.Sandbox.Mail;

namespace LoketFunctions.Sandbox.Running.Exporting;

/// <summary>
/// Where payroll files and mails are saved: beside the file with the figures, whose folder is made, or in a folder of its own.
/// </summary>
internal sealed class ExportFolder(string? jsonFile)
{
    private readonly string _prefix = jsonFile is null
        ? Directory.CreateTempSubdirectory("loket-sandbox-").FullName + Path.DirectorySeparatorChar
        : Path.Combine(Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(jsonFile))!).FullName,
            Path.GetFileNameWithoutExtension(jsonFile) + ".");

    /// <summary>For people who look for it.</summary>
    public string Folder => Path.GetDirectoryName(_prefix)!;

    public async Task<string> SaveAsync(string export, string name, byte[] content, CancellationToken cancellation)
    {
        var path = PathOf(export, name);
        await File.WriteAllBytesAsync(path, content, cancellation);
        return path;
    }

    public async Task<SavedMail> SaveAsync(string export, ReceivedMail mail, CancellationToken cancellation)
    {
        var path = PathOf(export, $"{Path.GetFileNameWithoutExtension(mail.Attachments.First().FileName)}.eml");
        await mail.SaveAsync(path, cancellation);
        return new SavedMail(path, mail);
    }

    private string PathOf(string export, string name) => $"{_prefix}{export.Replace(' ', '-')}.{name}";
}
