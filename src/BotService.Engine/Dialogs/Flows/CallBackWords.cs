using System.Globalization;
using BotService.Engine.Data;
using BotService.Engine.Dialogs.CallBacks;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Hours;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>How call-backs are told: when somebody calls, and where one stands.</summary>
public static class CallBackWords
{
    /// <summary>
    /// A span within one day, or over several; that a holiday may push it on, where the year's calendar is not known.
    /// </summary>
    /// <param name="hours">Null: nothing is said of holidays.</param>
    public static string Span(DialogScript script, string locale, OpeningHours? hours, DateTimeOffset from, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(script);
        var said = script.Say(
            Line.CallBackSpan, locale, ("from", Moment(script, locale, from)),
            ("until", from.Date == until.Date ? Time(until) : Moment(script, locale, until)));
        return hours?.Knows(DateOnly.FromDateTime(until.Date)) is false
            ? said + script.Wording[locale][KebabCase.Of(Line.CallBackUnsure)] : said;
    }

    /// <summary>A day with its time.</summary>
    internal static string Moment(DialogScript script, string locale, DateTimeOffset at)
    {
        return script.Say(
            Line.CallBackDay, locale, ("month", Listed(Line.CallBackMonths, at.Month - 1)), ("day", Number(at.Day)),
            ("weekday", Listed(Line.CallBackDays, (int)at.DayOfWeek)), ("time", Time(at)));

        string Listed(Line line, int place) => script.Say(line, locale).Split(' ')[place];
    }

    /// <summary>Where one stands, to whoever asks with its number.</summary>
    internal static string State(Talk talk, CallBackStanding standing)
    {
        var now = talk.CallBacks!.Now;
        var line = standing.Status switch
        {
            CallBackStatus.Reached => Line.CallBackReached,
            CallBackStatus.NotReached => Line.CallBackNotReached,
            CallBackStatus.WrongNumber => Line.CallBackWrongNumber,
            CallBackStatus.TakenBack => Line.CallBackTakenBack,
            _ when standing.Due < now => Line.CallBackLate,
            _ => standing.Attempts > 0 ? Line.CallBackTried : Line.CallBackWaits,
        };
        return talk.Say(
            line, ("number", CallBackNumber.Write(standing.Number)), ("n", Number(standing.Attempts)),
            ("time", talk.CallTime(null, standing.From, standing.Due)));
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);
}
