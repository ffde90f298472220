namespace BotService.Engine.Dialogs.Reading;

/// <summary>Whether what is named is meant.</summary>
internal enum Polarity { Affirmed, Denied, Unclear }

/// <summary>An expression found in an utterance.</summary>
/// <param name="End">Behind its last character.</param>
internal readonly record struct Mention(int At, int End, string Meaning);
