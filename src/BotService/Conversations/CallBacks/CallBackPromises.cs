using System.Globalization;
using BotService.Conversations.Elsewhere;
using BotService.Engine;
using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.CallBacks;
using BotService.Engine.Hours;
using BotService.Hosting;
using BotService.Releases;
using Microsoft.Extensions.Options;

namespace BotService.Conversations.CallBacks;

/// <summary>
/// Tells the engine what call-backs it can promise. The store is asked only where a message may be about one.
/// </summary>
internal sealed class CallBackPromises(
    IReleases releases, ICallBackBook book, FailedNumbers failed, Ids ids, TimeProvider time, IOptions<CallBackOptions> options)
{
    private readonly Release release = releases.Current;

    /// <summary>For whoever moves or makes one now.</summary>
    public async Task<CallBackTerms> TermsAsync(CancellationToken cancel) =>
        new(Taiwan.Local(time.GetUtcNow()), await HoursAsync(cancel), options.Value.Soon, options.Value.Within);

    public async Task<CallBackTerms> TermsAsync(string conversation, DialogState? state, string? said, CancellationToken cancel)
    {
        var now = Taiwan.Local(time.GetUtcNow());
        var terms = new CallBackTerms(now, release.Hours, options.Value.Soon, options.Value.Within);
        var offered = (state?.Offers ?? []).Where(IsOurs).ToList();
        if (state?.CallBack is null && offered.Count == 0 && !new CallBackReader(release.Script.Phrases).Concerns(said ?? "")) return terms;
        var named = CallBackNumber.In(said ?? "").Concat(offered.SelectMany(o => CallBackNumber.In(o.Label))).Distinct()
            .Where(n => CallBackNumber.IsRight(n) && failed.MayTry(conversation, Guess(n))).ToList();
        var (tail, known) = await book.LookAsync(conversation, named, cancel);
        foreach (var guess in named.Where(n => known.All(k => k.Number != n))) failed.Add(conversation, Guess(guess));
        return terms with
        {
            Hours = await HoursAsync(cancel), Tail = tail, Known = known,
            Free = state?.CallBack?.Step == CallBackStep.Confirm ? await FreeAsync(cancel) : null,
        };
    }

    /// <summary>As the data says, without the days that were closed since.</summary>
    private async Task<HoursTable> HoursAsync(CancellationToken cancel) =>
        release.Hours.Without(await book.ClosedAsync(Taiwan.Today(time), cancel));

    /// <summary>
    /// The six digits without the last, which say the number already: so guessing is bounded in all conversations together.
    /// </summary>
    private static string Guess(long number) => (number / 10).ToString("D6", CultureInfo.InvariantCulture);

    private static bool IsOurs(Offer offer) => offer.Action.StartsWith("callback:", StringComparison.Ordinal)
        || offer.Action.StartsWith("command:callback", StringComparison.Ordinal);

    private async Task<long> FreeAsync(CancellationToken cancel)
    {
        while (true)
        {
            var number = CallBackNumber.Of(int.Parse(ids.Digits(6), CultureInfo.InvariantCulture));
            if (!await book.IsGivenAsync(number, cancel)) return number;
        }
    }
}
