using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using BotService.Tests.Crash;

namespace BotService.Tests.Channels.DirectLine;

/// <summary>The real process and SIGTERM, while clients are there that do not let go.</summary>
public sealed class StopTests
{
    /// <summary>The host's thirty seconds, and what a busy machine needs besides.</summary>
    private static readonly TimeSpan HostsTime = TimeSpan.FromSeconds(40);

    [CrashFact]
    public async Task Stop_WithAStreamThatNeverReads_IsInOrder()
    {
        var folder = Directory.CreateTempSubdirectory("botservice-stop-").FullName;
        using (var service = await ServiceProcess.StartAsync(folder))
        {
            await using var sleeping = await SleepAsync(service.Address);
            Assert.Equal(0, await service.StopAsync(HostsTime));
        }

        // Folded in when the store was closed, which a stop that is cut off never comes to.
        Assert.False(File.Exists(ServiceProcess.StoreFile(folder) + "-wal"));
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A stream as of a phone in a pocket: open, and nobody reads it.</summary>
    private static async Task<NetworkStream> SleepAsync(Uri service)
    {
        using var http = new HttpClient { BaseAddress = service };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServiceProcess.Secret);
        var opened =
            await (await http.PostAsync("/v3/directline/conversations", null)).Content.ReadFromJsonAsync<JsonObject>();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 1024 };
        await socket.ConnectAsync(service.Host, service.Port);
        var stream = new NetworkStream(socket, ownsSocket: true);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {new Uri((string)opened!["streamUrl"]!).PathAndQuery} HTTP/1.1\r\nHost: {service.Authority}\r\n"
            + "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"));
        var first = new byte[12];
        await stream.ReadExactlyAsync(first);
        Assert.Equal("HTTP/1.1 101", Encoding.ASCII.GetString(first));
        return stream;
    }
}
