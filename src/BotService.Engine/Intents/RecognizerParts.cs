namespace BotService.Engine.Intents;

/// <summary>The recogniser's parts, any of which can be left out to see what it is worth.</summary>
[Flags]
internal enum RecognizerParts
{
    None = 0,

    /// <summary>The linear classifier.</summary>
    Classifier = 1,

    /// <summary>BM25 over the fields and the nearest utterance.</summary>
    Retrieval = 2,

    /// <summary>What sounds alike.</summary>
    Sounds = 4,

    All = Classifier | Retrieval | Sounds,
}
