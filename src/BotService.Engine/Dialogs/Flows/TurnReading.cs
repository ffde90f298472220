using System.Collections.Immutable;
using BotService.Engine.Answers;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs.Reading;
using BotService.Engine.Dialogs.Understanding;
using BotService.Engine.Intents;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Dialogs.Flows;

/// <summary>All that one sentence may be, in the light of what was said before it.</summary>
/// <param name="Plain">What it is about by its words alone.</param>
/// <param name="Found">What it is about in the midst of this talk.</param>
internal sealed record TurnReading(Meaning.Request Said, Recognition Plain, Recognition Found)
{
    /// <summary>The rules of the topic in hand; null when there is none, or none in force.</summary>
    public EntryVersion? Version { get; init; }

    /// <summary>Options of the topic that it names, by slot.</summary>
    public ImmutableDictionary<string, string> Named { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The part of it that names neither option nor place, 0…1.</summary>
    public double Unread { get; init; } = 1;

    /// <summary>What it says of the place; null where no place can count.</summary>
    public Places? Place { get; init; }

    /// <summary>It names a place and nothing else.</summary>
    public bool IsPlace { get; init; }

    /// <summary>It says yes or no, in so many words.</summary>
    public bool? Yes { get; init; }

    /// <summary>It has the form of a question.</summary>
    public bool Asks { get; init; }

    /// <summary>The list of the case so far, and its lines that the sentence is about, best first.</summary>
    public Checklist? List { get; init; }

    public IReadOnlyList<FoundPart> Parts { get; init; } = [];

    /// <summary>How much of the sentence is in the words of the topic, and of the other matter, 0…1.</summary>
    public double InWordsOfTopic { get; init; }

    public double InWordsOfOther { get; init; }

    /// <summary>Another organisation is named than that of the topic.</summary>
    public bool NamesAnother { get; init; }

    /// <summary>The same matter of the organisation that it names.</summary>
    public (string Entry, bool IsBare)? Sibling { get; init; }

    /// <summary>The matters it asks for, when they are more than one.</summary>
    public IReadOnlyList<(string Entry, string Normal)> Several { get; init; } = [];

    /// <summary>The matter besides the topic that it is most likely about.</summary>
    public Candidate? Other { get; init; }

    /// <summary>It is called by its name, and by its words too it is the one.</summary>
    public bool OtherIsNamed { get; init; }

    /// <summary>That matter holds for all others, and may be asked of the topic.</summary>
    public bool OtherIsGeneral { get; init; }

    /// <summary>The matter among those offered that it points to, with how much likelier it is than the next.</summary>
    public (string Entry, double Share)? Picked { get; init; }

    /// <summary>It speaks of something before, and this is the matter of then that it speaks for most.</summary>
    public Topic? Earlier { get; init; }

    /// <summary>The life event that it tells of, by id.</summary>
    public string? Event { get; init; }

    /// <summary>The answer whose question it may be.</summary>
    public FoundAnswer? Answer => Question.Value;

    /// <summary>Looked for only where it can count.</summary>
    public required Lazy<FoundAnswer?> Question { get; init; }

    /// <summary>It asks of a paper whether it will do, and claims nothing of it.</summary>
    public bool AsksOfPaper { get; init; }

    /// <summary>It asks to be told once more; and in a form to keep.</summary>
    public bool Repeats { get; init; }

    public bool Prints { get; init; }

    /// <summary>The matter of somebody else that it names; null when it names one of ours, too.</summary>
    public string? Outside { get; init; }

    /// <summary>It asks why something is asked.</summary>
    public bool AsksWhy { get; init; }

    public bool TellsPapers => Said.Have.Count > 0 || Said.Lacks.Count > 0 || Said.HasRest;
}
