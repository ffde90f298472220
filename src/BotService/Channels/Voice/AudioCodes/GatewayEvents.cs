using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BotService.Channels.Voice.Calls;
using BotService.Hosting;
using BotService.Protocol;

namespace BotService.Channels.Voice.AudioCodes;

/// <param name="Key">The same whenever the gateway sends it again.</param>
internal sealed record GatewayEvent(CallEvent Event, string Key);

/// <summary>Reads what the gateway tells, and makes it safe: whatever a field holds, it is bounded or none.</summary>
internal sealed partial class GatewayEvents(Ids ids, ILogger<GatewayEvents> log)
{
    /// <summary>A gateway sends one at a time, a few after a pause; what is beyond is a flood, and left out.</summary>
    private const int Most = 50;

    private const int MostDigits = 32;
    private const int LongestNumber = 64;
    private const int LongestReason = 64;
    private const int MostSilences = 100;
    private const int MostNames = 100;

    private readonly ConcurrentDictionary<string, bool> names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>In their order; without those that nobody answers.</summary>
    public IReadOnlyList<GatewayEvent> Of(string call, JsonArray activities)
    {
        if (activities.Count > Most) TooMany(log, call, activities.Count);

        var events = new List<GatewayEvent>();
        foreach (var (position, json) in activities.Take(Most).Index())
        {
            if (json is not JsonObject told) continue;

            var activity = new Activity(told);
            if (Safe(CallEvent.Of(activity)) is { } happened) events.Add(new(happened, KeyOf(activity, position)));
        }

        return events;
    }

    /// <summary>A reason as it may be kept: it is the gateway's text.</summary>
    public static string Reason(string? given) =>
        given is { Length: > 0 and <= LongestReason } && given.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ' ')
            ? given : "client-disconnected";

    private CallEvent? Safe(CallEvent happened)
    {
        switch (happened)
        {
            case CallEvent.Started started:
                return new CallEvent.Started(
                    Short(started.Caller), Short(started.Callee), LanguageTag.OrNull(started.Language));
            case CallEvent.Heard heard:
                return heard with { Language = LanguageTag.OrNull(heard.Language) };
            case CallEvent.Keyed keyed:
                var digits = string.Concat(keyed.Digits.Where(c => char.IsAsciiDigit(c) || c is '*' or '#').Take(MostDigits));
                return digits.Length > 0 ? new CallEvent.Keyed(digits) : null;
            case CallEvent.Silent silent:
                return new CallEvent.Silent(Math.Min(silent.Nth, MostSilences));
            case CallEvent.Ended ended:
                return new CallEvent.Ended(Reason(ended.Reason));
            case CallEvent.Other other:
                TellOnce(other.Name);
                return null;
            default:
                return null;
        }
    }

    /// <summary>
    /// A gateway names each activity, and repeats the name when it repeats the activity. Without one, its time and
    /// place tell it; without a time, it is new.
    /// </summary>
    private string KeyOf(Activity activity, int position) =>
        activity.Id is { Length: > 0 } id ? $"id\n{id}"
        : activity.Text("timestamp") is { Length: > 0 } at
            ? $"at\n{at}\n{position}\n{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(activity.ToJson())), 0, 8)}"
        : $"new\n{ids.Activity()}";

    private void TellOnce(string name)
    {
        var known = Name().IsMatch(name) ? name : "?";
        if (names.Count < MostNames && names.TryAdd(known, true)) Ignored(log, known);
    }

    private static string? Short(string? number) => number?.Length <= LongestNumber ? number : null;

    [GeneratedRegex(@"^[A-Za-z]{1,40}\z")]
    private static partial Regex Name();

    [LoggerMessage(2021, LogLevel.Information, "AudioCodes' event {Name} is ignored, now and later")]
    private static partial void Ignored(ILogger log, string name);

    [LoggerMessage(2022, LogLevel.Warning, "Call {Call}: of {Count} activities at once the first few are taken")]
    private static partial void TooMany(ILogger log, string call, int count);
}
