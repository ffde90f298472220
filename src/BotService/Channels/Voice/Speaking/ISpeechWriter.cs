using BotService.Engine.Dialogs;

namespace BotService.Channels.Voice.Speaking;

/// <summary>Puts what is meant into words for the ear. Pure: the same reply gives the same words.</summary>
internal interface ISpeechWriter
{
    /// <summary>
    /// The reply without what it offers: an emergency's number first; else its sentence, and of a sheet the number of
    /// papers, each by its ordinal, what one need not bring, fees, time, place, warnings, what is not sure.
    /// </summary>
    IReadOnlyList<Passage> Write(Reply reply);

    /// <summary>A sentence of ours in breaths: figures as words, what the ear does not know spelled out.</summary>
    /// <param name="locale">Of the sentence.</param>
    IReadOnlyList<Breath> Breaths(string sentence, string locale);

    /// <summary>Digits one by one in groups of three, such as a receipt's number or a telephone's.</summary>
    IReadOnlyList<Breath> Digits(string digits, string locale);
}
