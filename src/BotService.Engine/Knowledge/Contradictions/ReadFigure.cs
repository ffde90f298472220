namespace BotService.Engine.Knowledge.Contradictions;

internal enum FigureKind { Amount, Period, Other, Telephone, Hours }

/// <summary>A figure in a text, with what it counts.</summary>
/// <param name="Unit">In its usual spelling; empty where it counts nothing that is known.</param>
/// <param name="Value">Written so that equal ones are alike: <c>3000</c>, <c>08:30-17:30</c>, <c>0287335678</c>.</param>
internal readonly record struct ReadFigure(FigureKind Kind, string Unit, string Value, int Start, int End);
