namespace BotService.Engine.Knowledge.Contradictions;

/// <summary>That something is so and so much.</summary>
/// <param name="Owner">The organisation or office whose matter it is.</param>
/// <param name="About">What it is said of, in the sentence's own words.</param>
internal readonly record struct StatedClaim(string Owner, string About, FigureKind Kind, string Unit, string Value);
