using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace BotService.Tests.Storage.Postgres;

/// <summary>
/// A PostgreSQL in a folder that goes with it, on a free port of this machine, as durable as it is by default. Started
/// as the account <c>postgres</c> by root, which the server refuses to run as.
/// </summary>
internal sealed class PostgresCluster : IDisposable
{
    private static readonly Lazy<string?> Programs = new(FindPrograms);
    private static readonly Lazy<PostgresCluster> One = new(Start);
    private static int databases;

    private readonly string folder;
    private readonly int port;

    private PostgresCluster(string folder, int port) => (this.folder, this.port) = (folder, port);

    /// <summary>Why there is no server here; null when there can be one.</summary>
    public static string? Missing =>
        !OperatingSystem.IsLinux() ? "the tests start PostgreSQL on Linux only"
        : Programs.Value is null ? "PostgreSQL is not installed (Debian: postgresql)" : null;

    /// <summary>The one that all tests share which do not stop it.</summary>
    public static PostgresCluster Shared => One.Value;

    public static PostgresCluster Start()
    {
        var cluster = new PostgresCluster(Directory.CreateTempSubdirectory("botservice-pg-").FullName, FreePort());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.Dispose();
        if (IsRoot) Run("chown", "postgres", cluster.folder);
        cluster.RunProgram("initdb", "-D", cluster.Data, "-A", "trust", "-U", "postgres", "--no-sync");
        cluster.Up();
        return cluster;
    }

    /// <summary>A connection string for a new, empty database.</summary>
    public string NewDatabase()
    {
        var name = $"store{Interlocked.Increment(ref databases)}";
        using var source = NpgsqlDataSource.Create(Connection("postgres"));
        using var create = source.CreateCommand($"create database {name}");
        create.ExecuteNonQuery();
        return Connection(name);
    }

    public void Up() => RunProgram(
        "pg_ctl", "-D", Data, "-w", "-l", $"{folder}/log", "-o",
        $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=300", "start");

    /// <summary>As when its machine fails: nothing is finished, nothing said.</summary>
    public void Down() => RunProgram("pg_ctl", "-D", Data, "-m", "immediate", "stop");

    public void Dispose()
    {
        if (!Directory.Exists(folder)) return;
        // In a session of its own: the runner leaves a test process no time for this when it ends.
        var stop = $"{Path.Combine(Programs.Value!, "pg_ctl")} -D {Data} -m immediate stop";
        Run("setsid", "sh", "-c", $"{(IsRoot ? $"runuser -u postgres -- {stop}" : stop)}; rm -rf {folder}");
    }

    private static bool IsRoot => Environment.UserName == "root";

    private string Data => $"{folder}/data";

    private string Connection(string database) =>
        $"Host=127.0.0.1;Port={port.ToString(CultureInfo.InvariantCulture)};Username=postgres;Database={database}";

    private void RunProgram(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs.Value!, program);
        if (IsRoot) Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else Run(path, arguments);
    }

    private static void Run(string program, params string[] arguments)
    {
        // Its output goes nowhere: the server inherits it, and would keep a pipe open for ever.
        using var process = Process.Start(
            new ProcessStartInfo("sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments])
            {
                WorkingDirectory = "/",
            })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static string? FindPrograms() =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
            .Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "pg_ctl")));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
