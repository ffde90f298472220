namespace BotService.LineStandIn;

/// <summary>What LINE does not take, or takes and never shows.</summary>
/// <param name="Property">Where in the body, as LINE names it in the details of a 400: <c>messages[0].text</c>.</param>
/// <param name="Refused">LINE answers 400; false for what it takes although it helps nobody.</param>
internal sealed record Fault(string Property, string Message, bool Refused = true);
