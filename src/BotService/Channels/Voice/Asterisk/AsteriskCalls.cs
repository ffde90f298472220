using System.Text;
using BotService.Channels.Voice.Calls;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Voice.Asterisk;

/// <summary>What the dialplan asks over HTTP: before a call whether we take it, and after it where it goes.</summary>
internal sealed partial class AsteriskCalls(
    AnnouncedCalls announced, NextTargets targets, IOptions<VoiceOptions> options, ILogger<AsteriskCalls> log)
{
    public const string Gateway = "asterisk";

    private const int LongestNumber = 64;

    private readonly SharedSecret key = new(options.Value.AudioSocket.Key);

    /// <summary>
    /// Fields <c>key</c>, <c>call</c>, <c>caller</c>, <c>callee</c>, <c>ver</c>, as a query or a form.
    /// </summary>
    /// <returns><c>ok</c>; whatever else it is, the dialplan goes to a person.</returns>
    public async Task<IResult> StartAsync(HttpRequest request, CancellationToken cancel)
    {
        var fields = await FieldsAsync(request, cancel);
        if (Refusal(fields, out var call) is { } refusal) return refusal;

        if (AsteriskVersion.HasKeys(fields("ver")) == false) NoKeys(fields("ver")!.Length > 32 ? "?" : fields("ver")!);

        var address = request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        var start = new CallStart(call.ToString("D"), Gateway, Number(fields("caller")), Number(fields("callee")), Language: null);
        if (announced.Announce(call, address, start)) return Text("ok");

        TooMany(call);
        return Text("busy", StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Fields <c>key</c> and <c>call</c>.</summary>
    /// <returns>The name of a target, or <c>hangup</c>.</returns>
    public async Task<IResult> NextAsync(HttpRequest request, CancellationToken cancel)
    {
        var fields = await FieldsAsync(request, cancel);
        return Refusal(fields, out var call) ?? Text(targets.Of(call));
    }

    private IResult? Refusal(Func<string, string?> fields, out Guid call)
    {
        call = default;
        return !key.Is(fields("key") ?? "")
            ? Text("wrong key", StatusCodes.Status401Unauthorized)
            : Guid.TryParseExact(fields("call"), "D", out call) ? null
            : Text("call must be a UUID", StatusCodes.Status400BadRequest);
    }

    /// <summary>In a form the key does not get into the logs of whatever stands between.</summary>
    private static async Task<Func<string, string?>> FieldsAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!HttpMethods.IsPost(request.Method)) return name => request.Query[name];

        try
        {
            var form = request.HasFormContentType ? await request.ReadFormAsync(cancel) : FormCollection.Empty;
            return name => form[name];
        }
        catch (InvalidDataException)
        {
            return _ => null;
        }
    }

    private static string? Number(string? text) => text is { Length: > 0 and <= LongestNumber } ? text : null;

    private static IResult Text(string text, int status = StatusCodes.Status200OK) =>
        Results.Text(text, "text/plain", Encoding.UTF8, status);

    [LoggerMessage(2030, LogLevel.Warning, "Asterisk {Version} sends no keys over AudioSocket; callers can only speak. Needed is 20.14, 22.4 or newer")]
    private partial void NoKeys(string version);

    [LoggerMessage(2031, LogLevel.Warning, "Call {Call} is not taken: too many are under way, or it is itself; it goes to a person")]
    private partial void TooMany(Guid call);
}
