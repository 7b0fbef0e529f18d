using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Sandbox.Servers;

/// <summary>
/// A running OpenSSH server on this machine, for files only: on a port of its own, with keys that are made for it, for the user who runs
/// this. Where the machine has none it is installed, so that a plain <c>dotnet test</c> is enough.
/// </summary>
public sealed class SshServer : IAsyncDisposable
{
    public const string Host = "127.0.0.1";

    /// <summary>Where OpenSSH shuts up the part of it that talks to strangers; Debian makes the folder when its service starts.</summary>
    private const string EmptyFolder = "/run/sshd";
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _own = Directory.CreateTempSubdirectory("sshd-");
    private readonly ConcurrentQueue<string> _printed = new();
    private readonly string _program;
    private Process? _process;

    private SshServer(string program)
    {
        _program = program;
        Folder = _own.CreateSubdirectory("files").FullName;
    }

    public int Port { get; } = FreePort.Find();

    /// <summary>The only user who may come in.</summary>
    public static string User => Environment.UserName;

    /// <summary>Where the user comes in.</summary>
    public string Folder { get; }

    /// <summary>The fingerprint of its host key, as <c>ssh-keygen -lf</c> prints it.</summary>
    public string HostKey { get; private set; } = "";

    /// <summary>The file of the private key that opens it.</summary>
    public string PrivateKey => File.ReadAllText(InOwn("client"));

    /// <summary>What it printed since it was started, in verbose words: connections, keys that were tried, files.</summary>
    public string Log => string.Join('\n', _printed);

    /// <param name="isReadOnly">Nobody may write.</param>
    /// <exception cref="InvalidOperationException">There is none and none could be installed, or it did not come up.</exception>
    public static async Task<SshServer> StartAsync(bool isReadOnly = false, CancellationToken cancellationToken = default)
    {
        var server = new SshServer(await FindAsync());
        try
        {
            await server.MakeKeyAsync("host", cancellationToken);
            await server.MakeKeyAsync("client", cancellationToken);
            server.HostKey = (await RunAsync("ssh-keygen", ["-l", "-f", server.InOwn("host.pub")], cancellationToken)).Split(' ')[1];
            await File.WriteAllTextAsync(server.InOwn("config"), server.Configuration(isReadOnly), cancellationToken);
            await server.StartAgainAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Another key, which nobody knows.</summary>
    public async Task<string> MakeStrangersKeyAsync(CancellationToken cancellationToken = default)
    {
        await MakeKeyAsync("stranger", cancellationToken);
        return await File.ReadAllTextAsync(InOwn("stranger"), cancellationToken);
    }

    /// <summary>Ends the connections that are there, as a machine does that dies. It takes new ones.</summary>
    public void CutConnections() => ProcessTree.KillWorkers(_process!);

    /// <summary>Ends it, with all connections.</summary>
    public async Task StopAsync()
    {
        if (_process is not { } running)
            return;
        _process = null;
        if (!running.HasExited)
        {
            ProcessTree.KillWorkers(running);
            running.Kill();
        }

        await running.WaitForExitAsync();
        running.Dispose();
    }

    /// <summary>Starts it on the port and with the keys that it had.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken = default)
    {
        _printed.Clear();
        var process = _process = Process.Start(Command(_program, ["-D", "-e", "-f", InOwn("config")]))!;
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        // By its word: a connection made to see whether it is there would be in the log.
        await Waiting.UntilAsync("the OpenSSH server", () => process.HasExited
            ? throw new InvalidOperationException($"The OpenSSH server did not come up:\n{Log}")
            : Task.FromResult(Log.Contains("Server listening on", StringComparison.Ordinal)), StartLimit, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _own.Delete(recursive: true);
    }

    private static async Task<string> FindAsync()
    {
        if (Find() is null && OperatingSystem.IsLinux())
        {
            using var script = Process.Start("bash", [Path.Combine(Repository.Root, "tests", "Sandbox", "Servers", "install-sshd.sh")]);
            // However it ends: what counts is whether there is one now.
            await script.WaitForExitAsync().WaitAsync(InstallLimit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var found = Find() ?? throw new InvalidOperationException(
            "The tests of deliveries by SFTP need an OpenSSH server, found none and could install none. Install one (Debian: apt-get "
                + "install openssh-server); it need not run.");
        if (Environment.IsPrivilegedProcess)
            Directory.CreateDirectory(EmptyFolder);
        return found;
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append("/usr/sbin")
        .Select(folder => Path.Combine(folder, "sshd")).FirstOrDefault(File.Exists);

    private string Configuration(bool isReadOnly) => string.Create(CultureInfo.InvariantCulture, $"""
        Port {Port}
        ListenAddress {Host}
        HostKey {InOwn("host")}
        PidFile {InOwn("pid")}
        AuthorizedKeysFile {InOwn("client.pub")}
        AllowUsers {User}
        PermitRootLogin prohibit-password
        PasswordAuthentication no
        KbdInteractiveAuthentication no
        UsePAM no
        StrictModes no
        LogLevel VERBOSE
        Subsystem sftp internal-sftp
        ForceCommand internal-sftp -d {Folder} {(isReadOnly ? "-R" : "")}

        """);

    private Task<string> MakeKeyAsync(string name, CancellationToken cancellation) =>
        RunAsync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", InOwn(name)], cancellation);

    private string InOwn(string name) => Path.Combine(_own.FullName, name);

    private void Note(string? line)
    {
        if (line is not null)
            _printed.Enqueue(line);
    }

    private static async Task<string> RunAsync(string program, string[] arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(Command(program, arguments))!;
        var printed = await process.StandardOutput.ReadToEndAsync(cancellation);
        var faults = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? printed : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {faults}");
    }

    private static ProcessStartInfo Command(string program, string[] arguments) => new(program, arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    };
}
