namespace BotService.Engine.Knowledge;

/// <summary>What can be wrong with the knowledge.</summary>
internal enum KnowledgeProblem
{
    // Words within other problems.
    OnlyCase, Nothing,

    // References.
    UnknownDocument, UnknownChannel, UnknownContact, UnknownOrganisation, UnknownSource, UnknownEntry, UnknownOffice,
    UnknownClass, UnknownSlot, UnknownOption, UnknownVersion, BroaderOfBroader,

    // Entries.
    FolderMissing, IdIsNotFolder, IdIsNotFile, ClassesMissing, SeenMissing, SourceTwice, FromMissing, PeriodBackwards,
    DayMissing, PeriodOverlap, PeriodGap, VersionSilent, SectionSilent, EventWithoutTasks, TasksOutsideEvent,
    ConditionOfAll, SlotOfOne, OptionTwice, SlotIdle, SlotMisnamed, UtteranceTwice, NoUtterances, NotHeardYet,

    // Answers.
    AnswerTwice, AskedForTwo, UnknownCounty, StillDraft,

    // Sources.
    NoSource, NotOfficial, NotPlanned, SourceRepealed, SourceNewer, SourceNobodyRead, NobodyUses,

    // The second statement.
    NoRow, SecondRow, RowNeverMet, RowLacksSection, SaidTwice, RowExpects, RowMisspelt, RulesGive,

    // Words.
    StandInUnknown, NoWordsYet,
    NoWords, WordsOfNothing, AskedOfNothing, NoWordsInSection, WordsOfNoFact, NoWordsOfSlot, NoWordsOfOption, WordsOfNoSlot,
    WordsOfNoOption, ExpressionOfTwoOptions, ValueUnknown, ValueUnquoted, BraceOfNothing,

    // Tasks and what is shared.
    EventInEvent, TaskWithoutSlot, TaskWithoutOption, HandedOnOption, SharedByOne, SharedTwice, SharedWithoutSlot,

    // Offices.
    OfficeOfAnother, OfficeRing, OfficeSilent, OfficeOpen, OfficeCondition, OverlayEmpty, OverlayOfAnother,
    OverlayRepeats, OverlayCondition, OverlayTwice, OfficeCaseMissing, OfficeCaseExpects, OfficeCaseLacks,
    OfficeNameTwice,

    // Who supplies what.
    LeadIsNoSupplier, SupplyOfOne, PhonesWithoutEntry, NoWordsOfSupplier, WordsOfNoSupplier, ExpressionOfTwoSuppliers,
    CountyOfNoSupplier, NoDistrict,

    // What is overdue.
    ReviewTerm, ReviewDays, WithheldFirst, ReviewRuleIdle, ReviewRuleLacks,

    // Tariffs.
    TariffWithoutVersion, TariffTwice, TariffEmpty, TariffLost, StepWithoutEnd, LastStepEnds, StepNoHigher,
    FirstStepEmpty, StepLacks, StepAlone,
}
