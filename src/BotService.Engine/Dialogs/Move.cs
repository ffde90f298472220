namespace BotService.Engine.Dialogs;

/// <summary>What the assistant can do on a sentence said in the midst of a talk.</summary>
public enum Move
{
    /// <summary>Says whose matter it is, for it is none of ours.</summary>
    Refer,

    /// <summary>Tells the answer to the question that it is.</summary>
    Tell,

    /// <summary>Takes what it says of the case and the place, and goes on.</summary>
    Fill,

    /// <summary>Takes it as yes or no to the open question.</summary>
    Reply,

    /// <summary>Says which papers are missing, after what it says of papers.</summary>
    Papers,

    /// <summary>Tells the one part of the list that it asks for.</summary>
    Facet,

    /// <summary>Tells the lines of the list that it is about.</summary>
    Lines,

    /// <summary>Says that what is known of the matter in hand does not answer it.</summary>
    NotTold,

    /// <summary>Takes up the same matter of the organisation it names.</summary>
    Sibling,

    /// <summary>Takes up all the matters it asks for.</summary>
    Several,

    /// <summary>Takes up the other matter it is about.</summary>
    Begin,

    /// <summary>Goes back to the matter talked about before that it names.</summary>
    Return,

    /// <summary>Tells the matter in hand once more, or asks its open question.</summary>
    Again,

    /// <summary>Takes up the one of the matters offered that it points to.</summary>
    Pick,

    /// <summary>Asks which of several matters is meant.</summary>
    Choose,

    /// <summary>Says why the open question is asked.</summary>
    Explain,

    /// <summary>Asks the open question once more.</summary>
    Ask,

    /// <summary>Tells everything with its conditions, for the question was not answered.</summary>
    All,

    /// <summary>Says that it was not understood.</summary>
    Refuse,
}
