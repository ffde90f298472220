using System.Globalization;
using BotService.Handoff;
using BotService.Handoff.Live;
using BotService.Staff;
using BotService.Staff.People;
using BotService.Staff.Sessions;
using BotService.Web.Staff.Kit;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace BotService.Web.Staff.Live;

/// <summary>Writes one stream for as long as its session lasts. Looking at it does not prolong the session.</summary>
internal sealed class LiveSession(
    LiveFeed feed, ISessions sessions, IPeople people, IPresence presence, IOptions<StaffOptions> options, TimeProvider time,
    IHostApplicationLifetime lifetime)
{
    /// <summary>So often it is asked whether somebody is still signed in, and kept that they are there.</summary>
    private static readonly TimeSpan Asking = TimeSpan.FromSeconds(20);

    private const int MostWatched = 50;

    public async Task<IResult> RunAsync(StaffVisit staff, HttpContext http)
    {
        var response = http.Response;
        response.ContentType = "text/event-stream";
        // A proxy that gathers pieces would show them late.
        response.Headers["X-Accel-Buffering"] = "no";
        if (HttpMethods.IsHead(http.Request.Method)) return Results.Empty;
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await WriteAsync(staff.Person, SignedIn.Session(http) ?? "", http, ending.Token);
        }
        catch (OperationCanceledException)
        {
            // The browser has gone, or the service stops.
        }

        return Results.Empty;
    }

    private async Task WriteAsync(Person person, string session, HttpContext http, CancellationToken cancel)
    {
        var body = http.Response.Body;
        await presence.SeenAsync(person.Id, time.GetUtcNow(), cancel);
        using var stream = await feed.OpenAsync(person, Watched(http), After(http), cancel);
        await body.WriteAsync(LiveShown.Beat.Frame, cancel);
        foreach (var missed in stream.Missed) await body.WriteAsync(missed.Frame, cancel);
        stream.Missed = [];
        await body.FlushAsync(cancel);
        var asked = time.GetUtcNow();
        while (await stream.Reader.WaitToReadAsync(cancel))
        {
            while (stream.Reader.TryRead(out var shown)) await body.WriteAsync(shown.Frame, cancel);
            await body.FlushAsync(cancel);
            // A sign of life passes by often enough for this to be asked in time.
            var now = time.GetUtcNow();
            if (now - asked < Asking) continue;
            asked = now;
            if (!await IsSignedInAsync(person, session, now, cancel)) return;
            await presence.SeenAsync(person.Id, now, cancel);
        }
    }

    /// <summary>Somebody who may do less, or sees other things, than when the stream began gets a new one.</summary>
    private async Task<bool> IsSignedInAsync(Person person, string session, DateTimeOffset now, CancellationToken cancel) =>
        await sessions.FindAsync(session, now, now - options.Value.SessionIdle, cancel) is not null
        && await people.FindAsync(person.Id, cancel) is { IsDisabled: false } account && account.Person == person;

    /// <summary>
    /// By the header of a browser that takes the stream up again, or the address of a page that opens it anew.
    /// </summary>
    private static long? After(HttpContext http) =>
        Number(http.Request.Headers["Last-Event-ID"]) ?? Number(http.Request.Query["after"]);

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static HashSet<string> Watched(HttpContext http) =>
        http.Request.Query["watch"].OfType<string>().Take(MostWatched).ToHashSet(StringComparer.Ordinal);
}
