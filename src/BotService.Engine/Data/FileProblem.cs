namespace BotService.Engine.Data;

/// <summary>What can be wrong with any file, whatever it is about.</summary>
internal enum FileProblem
{
    DidYouMean, FileMissing, FileEmpty, MustBeMapping, MustBeList, MustBeSentences, MustBeSentence, ItemMustBeMapping,
    UnknownKey, ValueMissing, ValueEmpty, ChoiceMissing, NotSingle, NotChoice, NotDate, NotFlag, NotTexts, NotMapping,
    NotList, NotNumbers, NotNumber, TextTooLong, FillIn,
    YamlTab, YamlIndent, YamlColon, YamlQuote, YamlAfterQuote, YamlBracket, YamlKeyTwice, YamlSpecial, YamlNoColon,
    YamlOther, YamlAnchor, YamlDeep,

    // Why a file was not changed.
    NothingAtPath, NotAValue, NotAList, ValueOfSeveralLines, ValueWithAnchor, ItemMissing, ItemThere, LastItem,
    ChangeReadsUnlike,
}
