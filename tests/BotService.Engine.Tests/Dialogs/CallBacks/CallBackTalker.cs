using System.Globalization;
using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.CallBacks;
using BotService.Engine.Hours;

namespace BotService.Tests.Dialogs.CallBacks;

/// <summary>A talk with what a host tells of call-backs: Monday to Friday, half past eight to half past five, a break at noon.</summary>
internal sealed class CallBackTalker(RealEngine real)
{
    public static readonly long Free = CallBackNumber.Of(123456);

    private static readonly HoursTable Hours = new(
        new Dictionary<(string, string), OpeningHours>
        {
            [("any", "people")] = new(
                Enum.GetValues<DayOfWeek>().ToDictionary(
                    d => d, d => (IReadOnlyList<DaySpan>)(d is DayOfWeek.Saturday or DayOfWeek.Sunday ? []
                        : [new DaySpan(new(8, 30, 0), new(12, 0, 0)), new DaySpan(new(13, 30, 0), new(17, 30, 0))])),
                new OfficeCalendar(new HashSet<int> { 2026 }, new Dictionary<DateOnly, string>(), new Dictionary<DateOnly, string>()),
                new HashSet<DateOnly>()),
        },
        OfficeCalendar.None);

    public TurnResult Turn { get; private set; } = null!;

    public DialogState State => Turn.State;

    public Reply Last => Turn.Replies[^1];

    /// <summary>The last digits of the number that waits with the host.</summary>
    public string? Tail { get; set; }

    public DateTimeOffset Now { get; set; } = At("2026-11-20 10:00");

    public IReadOnlyList<CallBackStanding> Known { get; set; } = [];

    private CallBackTerms Terms => new(Now, Hours, TimeSpan.FromHours(1), TimeSpan.FromHours(4))
    {
        Tail = Tail, Known = Known, Free = Turn?.State.CallBack?.Step == CallBackStep.Confirm ? Free : null,
    };

    public static DateTimeOffset At(string text) =>
        DateTimeOffset.ParseExact(text + " +08:00", "yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);

    public static CallBackStanding Standing(int drawn) => new(
        CallBackNumber.Of(drawn), "any", CallBackStatus.Open, At("2026-11-20 10:00"), At("2026-11-20 15:00"), 0, IsOwn: true);

    public CallBackTalker Open(string locale)
    {
        Turn = real.Engine.Next(null, new Input(null, locale) { CallBacks = Terms }, RealEngine.Today);
        return this;
    }

    public void Say(params string[] texts)
    {
        foreach (var text in texts) Send(new Input(text, null));
    }

    public void Send(Input input)
    {
        Turn = real.Engine.Next(State, input with { CallBacks = Terms }, RealEngine.Today);
        Tail = Turn.Events.OfType<TurnEvent.ContactGiven>().LastOrDefault()?.Number.Tail ?? Tail;
        if (Turn.Events.Any(e => e is TurnEvent.ContactDropped or TurnEvent.CallBackAsked)) Tail = null;
    }

    public void Choose(string action) => Say(State.Offers.First(o => o.Action.StartsWith(action, StringComparison.Ordinal)).Label);

    public T Event<T>() where T : TurnEvent => Assert.Single(Turn.Events.OfType<T>());

    public IEnumerable<string> Offered => Last.Offers.Select(o => o.Action);
}
