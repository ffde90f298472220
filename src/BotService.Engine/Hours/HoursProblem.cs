namespace BotService.Engine.Hours;

/// <summary>What can be wrong with the hours and the calendars.</summary>
internal enum HoursProblem { NotSpan, SpansCross, NoHours, NotDay, NotOfYear, OffOnWeekend, WorkedOnWeekday, NoYear }
